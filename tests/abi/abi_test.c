/* The C interface from plain C: options, records as JSON and as Arrow, errors, threads. */
#include <glane.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                      \
  do {                                                                        \
    if (!(condition)) {                                                       \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
      exit(1);                                                                \
    }                                                                         \
  } while (0)

static const char kText[] = "Le 3 mai 2021, Emmanuel Macron a promis 30 milliards d'euros.";

static glane_pipeline* new_pipeline(const char* options) {
  glane_pipeline* pipeline = NULL;
  glane_buffer error = {0};
  const glane_status status = glane_pipeline_new(glane_string(options), &pipeline, &error);
  if (status != GLANE_OK) fprintf(stderr, "%s\n", error.data);
  CHECK(status == GLANE_OK && pipeline != NULL && error.data == NULL);
  return pipeline;
}

static void test_records(const glane_pipeline* pipeline) {
  const glane_document document = {
      .text = glane_string(kText), .id = glane_string("a"), .date = glane_string("2024-11-15")};
  glane_buffer records = {0}, error = {0};
  CHECK(glane_run(pipeline, &document, &records, &error) == GLANE_OK);
  CHECK(records.size == strlen(records.data));
  CHECK(strstr(records.data, "{\"record\":\"document\",\"doc\":\"a\"") == records.data);
  CHECK(strstr(records.data, "\"value\":\"2021-05-03\"") != NULL);
  CHECK(strstr(records.data, "\"number\":\"30000000000\",\"unit\":\"EUR\"") != NULL);
  CHECK(strstr(records.data, glane_pipeline_rules(pipeline)) != NULL);
  CHECK(strstr(records.data, glane_version()) != NULL);

  /* A buffer that is full is filled anew, and is empty once it is freed. */
  const glane_document nothing = {0};
  CHECK(glane_run(pipeline, &nothing, &records, &error) == GLANE_OK);
  CHECK(strstr(records.data, "\"doc\":\"doc\"") != NULL);
  glane_buffer_free(&records);
  CHECK(records.data == NULL && records.size == 0);
  glane_buffer_free(&records);
  glane_buffer_free(NULL);
}

static void test_errors(const glane_pipeline* pipeline) {
  glane_buffer records = {0}, error = {0};
  glane_pipeline* none = NULL;
  const char* wrong[] = {"[]",
                         "{\"colour\":1}",
                         "{\"explain\":1}",
                         "{\"date\":\"soon\"}",
                         "{\"offsets\":\"miles\"}",
                         "{\"lexicon\":\"/no/such/folder\"}"};
  for (size_t k = 0; k < sizeof wrong / sizeof *wrong; ++k) {
    CHECK(glane_pipeline_new(glane_string(wrong[k]), &none, &error) == GLANE_USAGE);
    CHECK(none == NULL && error.size > 0);
  }
  glane_document document = {.text = {"\xff", 1}};
  CHECK(glane_run(pipeline, &document, &records, &error) == GLANE_UNREADABLE);
  CHECK(records.data == NULL && strstr(error.data, "UTF-8") != NULL);
  document.text = glane_string(kText);
  document.date = glane_string("hier");
  CHECK(glane_run(pipeline, &document, &records, &error) == GLANE_UNREADABLE);
  CHECK(glane_run(pipeline, &document, &records, NULL) ==
        GLANE_UNREADABLE); /* error text not wanted */
  glane_buffer_free(&error);
}

static void test_ndjson(const glane_pipeline* pipeline) {
  const char lines[] =
      "{\"id\":\"a\",\"text\":\"Elle a 30 euros.\"}\n\nnot a "
      "document\n{\"id\":\"b\",\"text\":\"\"}";
  glane_buffer records = {0}, error = {0};
  CHECK(glane_run_ndjson(pipeline, glane_string(lines), &records, &error) == GLANE_UNREADABLE);
  CHECK(strstr(records.data, "\"doc\":\"a\"") != NULL);
  CHECK(strstr(records.data, "{\"record\":\"error\",\"doc\":\"line 3\"") != NULL);
  CHECK(strstr(records.data, "{\"record\":\"document\",\"doc\":\"b\"") != NULL);
  glane_buffer_free(&records);
  glane_buffer_free(&error);
}

static void test_names(const glane_pipeline* pipeline) {
  glane_buffer report = {0}, error = {0};
  CHECK(glane_names(pipeline, glane_string("黄仁勋"), &report, &error) == GLANE_OK);
  CHECK(strstr(report.data, "Q305177") != NULL);
  const glane_text wrong = {"\xff", 1};
  CHECK(glane_names(pipeline, wrong, &report, &error) == GLANE_USAGE);
  glane_buffer_free(&report);
  glane_buffer_free(&error);
}

static void* run_often(void* pipeline) {
  const glane_document document = {.text = glane_string(kText)};
  glane_buffer* records = calloc(1, sizeof *records);
  for (int k = 0; k < 20; ++k) {
    CHECK(glane_run(pipeline, &document, records, NULL) == GLANE_OK);
  }
  return records;
}

static void test_threads(glane_pipeline* pipeline) {
  enum { kThreads = 4 };
  pthread_t threads[kThreads];
  glane_buffer* first = run_often(pipeline);
  for (int k = 0; k < kThreads; ++k) {
    CHECK(pthread_create(&threads[k], NULL, run_often, pipeline) == 0);
  }
  for (int k = 0; k < kThreads; ++k) {
    void* result = NULL;
    CHECK(pthread_join(threads[k], &result) == 0);
    glane_buffer* records = result;
    CHECK(records->size == first->size && memcmp(records->data, first->data, first->size) == 0);
    glane_buffer_free(records);
    free(records);
  }
  glane_buffer_free(first);
  free(first);
}

/* Structures of this file are static: there is nothing to release. */
static void released_schema(struct ArrowSchema* schema) {
  schema->release = NULL;
}
static void released_array(struct ArrowArray* array) {
  array->release = NULL;
}

static int64_t column(const struct ArrowSchema* schema, const char* name) {
  for (int64_t c = 0; c < schema->n_children; ++c) {
    if (strcmp(schema->children[c]->name, name) == 0) return c;
  }
  return -1;
}

static bool is_valid(const struct ArrowArray* array, int64_t row) {
  const uint8_t* bits = array->buffers[0];
  return (bits[row / 8] >> (row % 8) & 1) != 0;
}

static bool is_text(const struct ArrowArray* array, int64_t row, const char* text) {
  const int32_t* ends = array->buffers[1];
  const size_t size = (size_t)(ends[row + 1] - ends[row]);
  return is_valid(array, row) && size == strlen(text) &&
         memcmp((const char*)array->buffers[2] + ends[row], text, size) == 0;
}

/* The first row has a null before it, which the offset of the batch passes over; the last has no
 * text. */
static struct ArrowSchema text_schema = {"u",  "text",          NULL, ARROW_FLAG_NULLABLE, 0, NULL,
                                         NULL, released_schema, NULL};
static struct ArrowSchema id_schema = {"l", "id", NULL, 0, 0, NULL, NULL, released_schema, NULL};
static struct ArrowSchema date_schema = {"tdD", "date",          NULL, 0, 0, NULL,
                                         NULL,  released_schema, NULL};
static struct ArrowSchema* schemas[] = {&text_schema, &id_schema, &date_schema};
static const uint8_t text_bits[] = {0x06};
static const int32_t text_ends[] = {0, 0, 21, 39, 39};
static const void* text_buffers[] = {text_bits, text_ends,
                                     "Hier, 30 euros.      20 dollars, demain"};
static struct ArrowArray texts = {4, 2, 0, 3, 0, text_buffers, NULL, NULL, released_array, NULL};
static const int64_t id_values[] = {0, 7, 8, 9};
static const void* id_buffers[] = {NULL, id_values};
static struct ArrowArray ids = {4, 0, 0, 2, 0, id_buffers, NULL, NULL, released_array, NULL};
static const int32_t date_values[] = {0, 20042, 20042, 20042}; /* 2024-11-15 */
static const void* date_buffers[] = {NULL, date_values};
static struct ArrowArray dates = {4, 0, 0, 2, 0, date_buffers, NULL, NULL, released_array, NULL};
static struct ArrowArray* columns[] = {&texts, &ids, &dates};
static const void* no_bits[] = {NULL};

static void test_arrow(const glane_pipeline* pipeline) {
  struct ArrowSchema in = {"+s", "", NULL, 0, 3, schemas, NULL, released_schema, NULL};
  struct ArrowArray batch = {3, 0, 1, 1, 3, no_bits, columns, NULL, released_array, NULL};
  struct ArrowSchema schema;
  struct ArrowArray records;
  glane_buffer error = {0};
  CHECK(glane_arrow_schema(&schema, &error) == GLANE_OK);
  CHECK(glane_run_arrow(pipeline, &in, &batch, &records, &error) == GLANE_OK);
  CHECK(strcmp(schema.format, "+s") == 0 && schema.n_children == records.n_children);

  struct ArrowArray* kind = records.children[column(&schema, "record")];
  struct ArrowArray* doc = records.children[column(&schema, "doc")];
  struct ArrowArray* value = records.children[column(&schema, "value")];
  struct ArrowArray* start = records.children[column(&schema, "start")];
  CHECK(strcmp(schema.children[column(&schema, "start")]->format, "l") == 0);
  CHECK(strcmp(schema.children[column(&schema, "assumed")]->format, "b") == 0);
  CHECK(records.length == 7); /* document, date, amount; document, amount, date; error */
  CHECK(is_text(kind, 0, "document") && is_text(doc, 0, "7") && !is_valid(start, 0));
  CHECK(is_text(kind, 1, "date") && is_text(value, 1, "2024-11-14"));
  CHECK(((const int64_t*)start->buffers[1])[2] == 6);
  CHECK(is_text(doc, 4, "8") && is_text(records.children[column(&schema, "unit")], 4, "USD"));
  CHECK(is_text(kind, 6, "error") && is_text(doc, 6, "9"));
  CHECK(kind->null_count == 0 && value->null_count == 5);

  /* A child may outlive its parent. */
  struct ArrowArray moved = *doc;
  doc->release = NULL;
  records.release(&records);
  CHECK(records.release == NULL && is_text(&moved, 0, "7"));
  moved.release(&moved);
  schema.release(&schema);

  text_schema.name = "body";
  CHECK(glane_run_arrow(pipeline, &in, &batch, &records, &error) == GLANE_USAGE);
  CHECK(strstr(error.data, "'text'") != NULL);
  text_schema.name = "text";
  glane_buffer_free(&error);
}

int main(void) {
  glane_pipeline* pipeline = new_pipeline("{\"explain\":true,\"date\":null}");
  test_records(pipeline);
  test_errors(pipeline);
  test_ndjson(pipeline);
  test_names(pipeline);
  test_threads(pipeline);
  test_arrow(pipeline);
  glane_pipeline_free(pipeline);
  glane_pipeline_free(new_pipeline(""));
  glane_pipeline_free(NULL);
  puts("all right");
  return 0;
}
