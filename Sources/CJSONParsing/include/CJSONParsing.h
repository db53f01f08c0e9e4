#ifndef SKEIN_CJSONPARSING_H
#define SKEIN_CJSONPARSING_H
// A C face on the simdjson library.
int skein_json_placeholder(void);
#endif
