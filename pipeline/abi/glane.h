/* glane from C, and from any language that calls C: documents in, records out.
 *
 *   glane_buffer records = {0}, error = {0};
 *   glane_pipeline *pipeline = NULL;
 *   glane_pipeline_new(glane_string("{\"explain\":true}"), &pipeline, &error);
 *   glane_document document = {.id = glane_string("a"), .text = glane_string("Le 3 mai 2021 …")};
 *   glane_run(pipeline, &document, &records, &error);
 *   fwrite(records.data, 1, records.size, stdout);
 *
 * All text is UTF-8.  The records are those of `glane run`, as lines of JSON (schemas/) or as Arrow
 * arrays.  No function keeps a pointer that it was given, none writes to standard output or error,
 * none throws.  Functions may be called from any thread; a pipeline never changes and may be shared
 * by any number of them.
 *
 * Stable: a function keeps its meaning, structures keep their layout; both only join.  This holds
 * within one number of the library's name (libglane.so.0).
 */
#ifndef GLANE_H
#define GLANE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define GLANE_API __attribute__((visibility("default")))
#else
#define GLANE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a call; the numbers are the exit statuses of the program. */
typedef enum glane_status {
  GLANE_OK = 0,
  GLANE_USAGE = 2,      /* an option, or a line of a lexicon or rule file, is wrong */
  GLANE_UNREADABLE = 3, /* the document cannot be read */
  GLANE_INTERNAL = 70   /* an error of the library, or no memory */
} glane_status;

/* Text of the caller: `size` bytes, no NUL needed.  {NULL, 0} is nothing. */
typedef struct glane_text {
  const char* data;
  size_t size;
} glane_text;

static inline glane_text glane_string(const char* string) {
  glane_text text;
  text.data = string;
  text.size = string != NULL ? strlen(string) : 0;
  return text;
}

/* Bytes of the library, for the caller to free: `size` of them, and a NUL behind.  Begin with {0};
 * what a buffer held is freed when a call fills it anew. */
typedef struct glane_buffer {
  char* data;
  size_t size;
} glane_buffer;

/* Leaves {0}.  Nothing is done with NULL or {0}. */
GLANE_API void glane_buffer_free(glane_buffer* buffer);

/* "0.1.0"; lasts as long as the library. */
GLANE_API const char* glane_version(void);

typedef struct glane_pipeline glane_pipeline;

/* Builds a pipeline (some milliseconds).  `options` is nothing, or a JSON object with any of these:
 *
 * - "lexicon": a folder, or an array of them, of lexicon and rule files that add to those built in
 * - "date": of documents that carry none, as "2024-11-14" or "2024-11-14T08:30"
 * - "language": of documents that carry none: "fr", "zh-Hans", "zh-Hant" or "und"
 * - "offsets": what start and end count: "codepoints" (the default), "bytes" or "utf16"
 * - "explain": true adds to each record the rule that made it
 * - "chrome": true gives records inside site furniture too
 *
 * On an error `*pipeline` is NULL and `error` says why. */
GLANE_API glane_status glane_pipeline_new(glane_text options, glane_pipeline** pipeline,
                                          glane_buffer* error);
GLANE_API void glane_pipeline_free(glane_pipeline* pipeline);

/* A digest of all rules and lexicons, 16 hexadecimal digits; lasts as long as the pipeline. */
GLANE_API const char* glane_pipeline_rules(const glane_pipeline* pipeline);

/* A document; all but `text` may be nothing, the id is then "doc".  Fill with zeros first. */
typedef struct glane_document {
  glane_text text;
  glane_text id;
  glane_text date;     /* ISO 8601; relative dates are resolved against it */
  glane_text language; /* a BCP 47 tag; otherwise decided by the text */
  glane_text title;
  glane_text url;
} glane_document;

/* Fills `records` with the document record and those that were found, a line of JSON each. */
GLANE_API glane_status glane_run(const glane_pipeline* pipeline, const glane_document* document,
                                 glane_buffer* records, glane_buffer* error);

/* The same for a buffer of documents, a line of JSON each, {"id":…,"text":…,"date":…}, as `glane
 * run -` reads them.  A line that holds no document gives an error record in its place and the
 * status GLANE_UNREADABLE; the others are complete. */
GLANE_API glane_status glane_run_ndjson(const glane_pipeline* pipeline, glane_text documents,
                                        glane_buffer* records, glane_buffer* error);

/* What is known of a name of a person or an organisation: a line of JSON, as `glane names --json`.
 */
GLANE_API glane_status glane_names(const glane_pipeline* pipeline, glane_text name,
                                   glane_buffer* report, glane_buffer* error);

/* The program itself with its arguments, argv[0] among them; the exit status.  For a process that
 * does nothing else: it uses the standard streams and sets signals aside. */
GLANE_API int glane_main(int argc, char** argv);

/* The structures of the Arrow C data interface, as its specification has them. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif

/* The columns of the records: one for each key of the contract, named after it, null where a record
 * does not have it; text but for start, end, chars, same_as (int64) and flags (bool).  The caller
 * releases `schema`. */
GLANE_API glane_status glane_arrow_schema(struct ArrowSchema* schema, glane_buffer* error);

/* A batch of documents (a struct with the columns text, and id, date, language, title, url if there
 * are any; others are passed over) to a batch of records.  Columns are text (utf8, large_utf8 or
 * utf8_view); id may be a whole number, date a date32 or a timestamp.  A document without text, or
 * one that cannot be read, gives an error record in its place.  `schema` and `documents` stay the
 * caller's; the caller releases `records`, whose schema is that of glane_arrow_schema(). */
GLANE_API glane_status glane_run_arrow(const glane_pipeline* pipeline,
                                       const struct ArrowSchema* schema,
                                       const struct ArrowArray* documents,
                                       struct ArrowArray* records, glane_buffer* error);

#ifdef __cplusplus
}
#endif

#endif
