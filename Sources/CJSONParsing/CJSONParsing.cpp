#include "CJSONParsing.h"
#include <simdjson.h>
int skein_json_placeholder(void) { return simdjson::SIMDJSON_VERSION_MAJOR; }
