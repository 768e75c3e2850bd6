// The border: nothing of C++ passes it, least of all an exception.
#include "pipeline/abi/glane.h"

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "pipeline/abi/arrow_documents.h"
#include "pipeline/abi/arrow_records.h"
#include "pipeline/abi/engine.h"
#include "pipeline/abi/record_columns.h"
#include "pipeline/commands.h"
#include "pipeline/error.h"

struct glane_pipeline {
  glane::abi::Engine engine;
};

namespace glane::abi {
namespace {

std::string_view view(glane_text text) {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

void fill(glane_buffer* buffer, std::string_view bytes) {
  if (buffer == nullptr) return;
  glane_buffer_free(buffer);
  auto* data = static_cast<char*>(std::malloc(bytes.size() + 1));
  if (data == nullptr) throw std::bad_alloc();
  std::memcpy(data, bytes.data(), bytes.size());
  data[bytes.size()] = '\0';
  *buffer = {data, bytes.size()};
}

glane_status failed(glane_status status, glane_buffer* error, std::string_view message) {
  try {
    fill(error, message);
  } catch (const std::bad_alloc&) {  // the status says it
  }
  return status;
}

// What `step` returns, or what it throws as a status.
template <class Step>
glane_status guarded(glane_buffer* error, Step&& step) {
  try {
    return step();
  } catch (const Unreadable& problem) {
    return failed(GLANE_UNREADABLE, error, problem.what());
  } catch (const UsageError& problem) {
    return failed(GLANE_USAGE, error, problem.what());
  } catch (const DataError& problem) {
    return failed(GLANE_USAGE, error, problem.what());
  } catch (const std::bad_alloc&) {
    return failed(GLANE_INTERNAL, error, "there is not enough memory");
  } catch (const std::exception& problem) {
    return failed(GLANE_INTERNAL, error, std::string("internal error: ") + problem.what());
  }
}

void run_row(const Engine& engine, ArrowDocuments& documents, std::int64_t row,
             std::string& records) {
  records.clear();
  const Fields fields = documents.at(row);
  try {
    if (!documents.has_text(row)) throw Unreadable("no 'text'");
    engine.run(fields, records);
  } catch (const Unreadable& error) {
    records.clear();
    write_error(fields.id.empty() ? kNoId : fields.id, error.what(), records);
  }
}

}  // namespace
}  // namespace glane::abi

using glane::abi::Engine;
using glane::abi::fill;
using glane::abi::guarded;
using glane::abi::view;

extern "C" {

void glane_buffer_free(glane_buffer* buffer) {
  if (buffer == nullptr) return;
  std::free(buffer->data);
  *buffer = {nullptr, 0};
}

const char* glane_version(void) {
  return GLANE_VERSION;
}

glane_status glane_pipeline_new(glane_text options, glane_pipeline** pipeline,
                                glane_buffer* error) {
  *pipeline = nullptr;
  return guarded(error, [&] {
    *pipeline = new glane_pipeline{Engine(view(options))};
    return GLANE_OK;
  });
}

void glane_pipeline_free(glane_pipeline* pipeline) {
  delete pipeline;
}

const char* glane_pipeline_rules(const glane_pipeline* pipeline) {
  return pipeline->engine.rules().c_str();
}

glane_status glane_run(const glane_pipeline* pipeline, const glane_document* document,
                       glane_buffer* records, glane_buffer* error) {
  return guarded(error, [&] {
    std::string lines;
    pipeline->engine.run({view(document->text), view(document->id), view(document->date),
                          view(document->language), view(document->title), view(document->url)},
                         lines);
    fill(records, lines);
    return GLANE_OK;
  });
}

glane_status glane_run_ndjson(const glane_pipeline* pipeline, glane_text documents,
                              glane_buffer* records, glane_buffer* error) {
  return guarded(error, [&] {
    std::string lines;
    const bool all_read = pipeline->engine.run_ndjson(view(documents), lines);
    fill(records, lines);
    if (all_read) return GLANE_OK;
    fill(error, "some documents could not be read: see their error records");
    return GLANE_UNREADABLE;
  });
}

glane_status glane_names(const glane_pipeline* pipeline, glane_text name, glane_buffer* report,
                         glane_buffer* error) {
  return guarded(error, [&] {
    std::string line;
    pipeline->engine.describe(view(name), line);
    fill(report, line);
    return GLANE_OK;
  });
}

int glane_main(int argc, char** argv) {
  return glane::run_program(argc, argv);
}

glane_status glane_arrow_schema(ArrowSchema* schema, glane_buffer* error) {
  return guarded(error, [&] {
    glane::abi::export_schema(*schema);
    return GLANE_OK;
  });
}

glane_status glane_run_arrow(const glane_pipeline* pipeline, const ArrowSchema* schema,
                             const ArrowArray* documents, ArrowArray* records,
                             glane_buffer* error) {
  return guarded(error, [&] {
    glane::abi::ArrowDocuments source(*schema, *documents);
    glane::abi::RecordColumns columns;
    std::string lines;
    for (std::int64_t row = 0; row < source.size(); ++row) {
      glane::abi::run_row(pipeline->engine, source, row, lines);
      columns.add(lines);
    }
    glane::abi::export_records(columns, *records);
    return GLANE_OK;
  });
}

}  // extern "C"
