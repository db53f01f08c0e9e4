#ifndef SKEIN_CLIBXML2_SHIM_H
#define SKEIN_CLIBXML2_SHIM_H

// ICU's headers would come in with libxml2's and clash with those of Foundation. They only describe two
// pointers at the end of a structure that nobody here looks into.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#endif
