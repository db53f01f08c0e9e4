#ifndef SKEIN_CSHIPPEDGAZETTEERS_H
#define SKEIN_CSHIPPEDGAZETTEERS_H

#include <stddef.h>

/// A file of the shipped gazetteers, held in the binary so that a moved binary still has them.
typedef struct {
  /// The path below the gazetteers' folder.
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t length;
} skein_shipped_file;

/// How many files there are.
size_t skein_shipped_count(void);

/// The file at an index below the count.
skein_shipped_file skein_shipped(size_t index);

/// Copies the name that the linker made for the binary that holds the files, from all of its content
/// (the build ID of ELF), as much of it as there is room for.
///
/// Gives how many bytes it has; none where the linker made no name.
size_t skein_shipped_build(unsigned char *_Nonnull name, size_t room);

#endif
