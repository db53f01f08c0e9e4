// Times Hyperscan on literal names without Python and prints the figures as JSON.
//
//   hyperscan_peer NAMES DOCUMENTS REPEAT THREADS SPANS
//
// NAMES holds one name a line, DOCUMENTS ends each document with NUL. Every match is stored with its name
// and its bytes; Hyperscan gives all, overlapping ones too. With SPANS other than "-", the matches are
// written there as 32-bit numbers: document, start, end, name.
#include <hs/hs.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  unsigned document, start, end, name;
} Match;

typedef struct {
  Match *matches;
  size_t count, capacity;
  unsigned document;
} Found;

typedef struct {
  hs_scratch_t *scratch;
  Found found;
  size_t total;
  FILE *spans;
} Worker;

static hs_database_t *database;
static const char **documents;
static size_t *sizes, *lengths, document_count;
static atomic_size_t next_document;

static void fail(const char *message) {
  fprintf(stderr, "hyperscan_peer: %s\n", message);
  exit(2);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) fail("cannot open a file");
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*size + 1);
  if (!bytes || fread(bytes, 1, *size, file) != *size) fail("cannot read a file");
  bytes[*size] = 0;
  fclose(file);
  return bytes;
}

static long peak_memory(void) {
  char line[256];
  long kilobytes = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &kilobytes);
  if (status) fclose(status);
  return kilobytes * 1024;
}

// Starts the peak anew, so that reading the text does not count; gives what is held now.
static long forget_peak(void) {
  FILE *file = fopen("/proc/self/clear_refs", "w");
  if (file) {
    fputs("5", file);
    fclose(file);
  }
  return peak_memory();
}

static int on_match(unsigned name, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)flags;
  Found *found = context;
  if (found->count == found->capacity) {
    found->capacity = found->capacity * 2 + 1024;
    found->matches = realloc(found->matches, found->capacity * sizeof(Match));
    if (!found->matches) abort();
  }
  // A literal's length is known: to ask the library for the start would only cost.
  found->matches[found->count++] = (Match){found->document, (unsigned)(to - lengths[name]), (unsigned)to, name};
  return 0;
}

static void *work(void *context) {
  Worker *worker = context;
  worker->total = 0;
  size_t index;
  while ((index = atomic_fetch_add(&next_document, 1)) < document_count) {
    worker->found.count = 0;
    worker->found.document = (unsigned)index;
    if (hs_scan(database, documents[index], (unsigned)sizes[index], 0, worker->scratch, on_match, &worker->found))
      abort();
    worker->total += worker->found.count;
    if (worker->spans) fwrite(worker->found.matches, sizeof(Match), worker->found.count, worker->spans);
  }
  return NULL;
}

static size_t scan(Worker *workers, int threads) {
  pthread_t handles[64];
  size_t total = 0;
  next_document = 0;
  for (int i = 1; i < threads; i++) pthread_create(&handles[i], NULL, work, &workers[i]);
  work(&workers[0]);
  for (int i = 1; i < threads; i++) pthread_join(handles[i], NULL);
  for (int i = 0; i < threads; i++) total += workers[i].total;
  return total;
}

int main(int count, char **arguments) {
  if (count != 6) fail("usage: hyperscan_peer NAMES DOCUMENTS REPEAT THREADS SPANS");
  int repeat = atoi(arguments[3]), most = atoi(arguments[4]);
  if (repeat < 1 || most < 1 || most > 64) fail("repeat and threads are numbers from 1, threads to 64");
  size_t names_size, text_size, names_count = 0;
  char *names = read_file(arguments[1], &names_size), *text = read_file(arguments[2], &text_size);
  for (size_t i = 0; i < names_size; i++) names_count += names[i] == '\n';
  for (size_t i = 0; i < text_size; i++) document_count += text[i] == 0;
  const char **literals = calloc(names_count, sizeof *literals);
  unsigned *flags = calloc(names_count, sizeof *flags), *ids = calloc(names_count, sizeof *ids);
  lengths = calloc(names_count, sizeof *lengths);
  documents = calloc(document_count, sizeof *documents);
  sizes = calloc(document_count, sizeof *sizes);
  char *position = names;
  for (size_t i = 0; i < names_count; i++) {
    char *end = strchr(position, '\n');
    literals[i] = position;
    lengths[i] = (size_t)(end - position);
    ids[i] = (unsigned)i;
    position = end + 1;
  }
  position = text;
  for (size_t i = 0; i < document_count; i++) {
    documents[i] = position;
    sizes[i] = strlen(position);
    position += sizes[i] + 1;
  }

  long base = forget_peak();
  double start = now();
  hs_compile_error_t *error;
  if (hs_compile_lit_multi(literals, flags, ids, lengths, (unsigned)names_count, HS_MODE_BLOCK, NULL, &database, &error))
    fail(error->message);
  double build = now() - start;

  // Writing and reading the compiled form, to know what opening it takes.
  char *stored;
  size_t stored_size;
  FILE *file = tmpfile();
  if (hs_serialize_database(database, &stored, &stored_size) || !file) fail("cannot store the database");
  fwrite(stored, 1, stored_size, file);
  rewind(file);
  free(stored);
  hs_free_database(database);
  start = now();
  stored = malloc(stored_size);
  if (!stored || fread(stored, 1, stored_size, file) != stored_size) fail("cannot read the database back");
  if (hs_deserialize_database(stored, stored_size, &database)) fail("cannot open the database");
  double open = now() - start;
  free(stored);
  fclose(file);

  Worker *workers = calloc((size_t)most, sizeof *workers);
  for (int i = 0; i < most; i++)
    if (hs_alloc_scratch(database, &workers[i].scratch)) fail("no memory for the scan");
  printf("{\"matcher\": \"hyperscan\", \"names\": %zu, \"bytes\": %zu, \"build\": %.6f, \"open\": %.6f, \"runs\": [",
         names_count, text_size - document_count, build, open);
  for (int threads = 1; threads <= most; threads++) {
    printf("%s{\"threads\": %d, \"seconds\": [", threads > 1 ? ", " : "", threads);
    size_t total = scan(workers, threads);
    for (int i = 0; i < repeat; i++) {
      start = now();
      scan(workers, threads);
      printf("%s%.6f", i ? ", " : "", now() - start);
    }
    printf("], \"matches\": %zu}", total);
  }
  printf("], \"base_memory\": %ld, \"peak_memory\": %ld}\n", base, peak_memory());
  if (strcmp(arguments[5], "-") != 0) {
    workers[0].spans = fopen(arguments[5], "wb");
    if (!workers[0].spans) fail("cannot write the spans");
    scan(workers, 1);
    fclose(workers[0].spans);
  }
  return 0;
}
