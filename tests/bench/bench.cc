// What each stage, each reader and the writer take: Google Benchmark over the articles of corpus/.
//
//   glane_bench [--benchmark_filter=REGEX] [--benchmark_min_time=SECONDS] …
//
// One stage cannot run without those before it: each benchmark of a stage runs all of them and
// counts the time of its own.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pipeline/json.h"
#include "pipeline/parts.h"
#include "pipeline/pipeline.h"
#include "pipeline/readers/encoding.h"
#include "pipeline/readers/html_page.h"
#include "pipeline/readers/mojibake.h"
#include "pipeline/readers/ndjson.h"
#include "pipeline/thread_clock.h"
#include "pipeline/write_records.h"

namespace {

using glane::Document;
using Texts = std::vector<std::string>;

const glane::Pipeline& pipeline() {
  static const glane::Pipeline built;
  return built;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The articles whose names begin so, in order.
Texts articles(std::string_view prefix) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(GLANE_SOURCE_DIR "/corpus/articles")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(prefix) && name.ends_with(".txt")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  Texts texts;
  for (const auto& path : paths) texts.push_back(read_file(path));
  return texts;
}

Document document(const std::string& text) {
  glane::DocumentInfo info;
  info.id = "bench";
  info.date = glane::Moment{{2024, 11, 15}, -1, 0};
  return {text, info};
}

std::int64_t size_of(const Texts& texts) {
  std::int64_t size = 0;
  for (const std::string& text : texts) size += static_cast<std::int64_t>(text.size());
  return size;
}

void count(benchmark::State& state, const Texts& texts) {
  state.SetBytesProcessed(state.iterations() * size_of(texts));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
}

// Of all stages, the one of this number.
void stage(benchmark::State& state, const Texts& texts, std::size_t number) {
  for (auto _ : state) {
    std::vector<glane::Pipeline::StageTime> times;
    for (const std::string& text : texts) {
      Document doc = document(text);
      pipeline().run_timed(doc, times);
    }
    state.SetIterationTime(times[number].seconds);
  }
  count(state, texts);
}

void all_stages(benchmark::State& state, const Texts& texts) {
  std::string records;
  for (auto _ : state) {
    for (const std::string& text : texts) {
      Document doc = document(text);
      pipeline().run(doc);
      records.clear();
      glane::write_records(doc, {}, records);
      benchmark::DoNotOptimize(records.data());
    }
  }
  count(state, texts);
}

void write(benchmark::State& state, const Texts& texts) {
  std::vector<Document> docs;
  for (const std::string& text : texts) pipeline().run(docs.emplace_back(document(text)));
  std::string records;
  for (auto _ : state) {
    for (const Document& doc : docs) {
      records.clear();
      glane::write_records(doc, {}, records);
      benchmark::DoNotOptimize(records.data());
    }
  }
  count(state, texts);
}

// Any reader of one text.
template <class Read>
void reader(benchmark::State& state, const Texts& texts, Read&& read) {
  for (auto _ : state) {
    for (const std::string& text : texts) read(text);
  }
  count(state, texts);
}

std::vector<std::string> stage_names(const Texts& texts) {
  std::vector<glane::Pipeline::StageTime> times;
  Document doc = document(texts.front());
  pipeline().run_timed(doc, times);
  std::vector<std::string> names;
  for (const auto& time : times) names.emplace_back(time.name);
  return names;
}

void add_language(const std::string& language, const Texts& texts) {
  const std::vector<std::string> names = stage_names(texts);
  const auto add = [&](const std::string& name, auto&& run) {
    return benchmark::RegisterBenchmark((language + "/" + name).c_str(), run)
        ->Unit(benchmark::kMillisecond);
  };
  for (std::size_t k = 0; k < names.size(); ++k) {
    add(names[k], [&texts, k](benchmark::State& state) {
      stage(state, texts, k);
    })->UseManualTime();
  }
  add("write", [&texts](benchmark::State& state) { write(state, texts); });
  add("all", [&texts](benchmark::State& state) { all_stages(state, texts); });
}

void add_readers(const Texts& texts) {
  static Texts lines;
  static Texts pages;
  for (const std::string& text : texts) {
    std::string line = "{\"id\":\"a\",\"text\":";
    glane::write_json_string(text, line);
    lines.push_back(line + "}");
    pages.push_back(
        "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body><p>" + text +
        "</p></body></html>");
  }
  const auto add = [](const char* name, auto&& run) {
    benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond);
  };
  add("read/ndjson", [](benchmark::State& state) {
    glane::NdjsonParser parser;
    reader(state, lines,
           [&](const std::string& line) { benchmark::DoNotOptimize(parser.parse(line)); });
  });
  add("read/html", [](benchmark::State& state) {
    reader(state, pages,
           [](const std::string& page) { benchmark::DoNotOptimize(glane::read_html(page)); });
  });
  add("read/utf8", [&texts](benchmark::State& state) {
    reader(state, texts,
           [](const std::string& text) { benchmark::DoNotOptimize(glane::decode_text(text, {})); });
  });
  add("read/mojibake", [&texts](benchmark::State& state) {
    reader(state, texts,
           [](const std::string& text) { benchmark::DoNotOptimize(glane::unmangled(text)); });
  });
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  const Texts french = articles("fr-");
  const Texts chinese = articles("zh-");
  add_language("fr", french);
  add_language("zh", chinese);
  add_readers(french);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
