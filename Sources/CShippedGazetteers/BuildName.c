#define _GNU_SOURCE
#include "CShippedGazetteers.h"

#if defined(__ELF__) && __has_include(<link.h>)
#include <link.h>
#include <string.h>

struct build {
  unsigned char *name;
  size_t room;
  size_t length;
};

// Notes stand one behind the other: lengths, then owner and content, each filled up to four bytes.
static void read_notes(const char *note, size_t size, struct build *build) {
  ElfW(Nhdr) header;
  while (size >= sizeof header) {
    memcpy(&header, note, sizeof header);
    const size_t content = sizeof header + (((size_t)header.n_namesz + 3) & ~(size_t)3);
    const size_t whole = content + (((size_t)header.n_descsz + 3) & ~(size_t)3);
    if (whole > size) return;
    if (header.n_type == NT_GNU_BUILD_ID && header.n_namesz == 4 && !memcmp(note + sizeof header, "GNU", 4)) {
      build->length = header.n_descsz;
      memcpy(build->name, note + content, build->length < build->room ? build->length : build->room);
      return;
    }
    note += whole;
    size -= whole;
  }
}

// Called for the program and each library; the one that holds this function ends the search.
static int read_build(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  const ElfW(Addr) here = (ElfW(Addr))(void *)skein_shipped_build;
  int holds = 0;
  for (int index = 0; index < object->dlpi_phnum; ++index) {
    const ElfW(Phdr) *part = object->dlpi_phdr + index;
    holds |= part->p_type == PT_LOAD && here - (object->dlpi_addr + part->p_vaddr) < part->p_memsz;
  }
  if (!holds) return 0;
  struct build *build = context;
  for (int index = 0; index < object->dlpi_phnum && !build->length; ++index) {
    const ElfW(Phdr) *part = object->dlpi_phdr + index;
    if (part->p_type != PT_NOTE) continue;
    read_notes((const char *)(object->dlpi_addr + part->p_vaddr), part->p_memsz, build);
  }
  return 1;
}

size_t skein_shipped_build(unsigned char *name, size_t room) {
  struct build build = {name, room, 0};
  dl_iterate_phdr(read_build, &build);
  return build.length;
}
#else
size_t skein_shipped_build(unsigned char *name, size_t room) {
  (void)name, (void)room;
  return 0;
}
#endif
