#include "pipeline/compare/pairs.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "pipeline/compare/bilingual.h"
#include "pipeline/data_file.h"
#include "pipeline/error.h"
#include "pipeline/readers/given_date.h"
#include "pipeline/readers/line_reader.h"

namespace glane::compare {
namespace {

namespace fs = std::filesystem;

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

bool is_ending(std::string_view ending) {
  static constexpr std::array<std::string_view, 21> kEndings{
      "txt", "text", "html", "htm",   "xhtml",   "shtml",   "gz",    "zst",   "fr",  "fr-fr", "zh",
      "cn",  "tw",   "hk",   "zh-cn", "zh-hans", "zh-hant", "zh-tw", "zh-hk", "fra", "zho"};
  return std::find(kEndings.begin(), kEndings.end(), small(ending)) != kEndings.end();
}

Pair paired(Text fr, Text zh) {
  return {std::move(fr), std::move(zh), {}, {}};
}

// Two streams, joined by name as they come.
class JoinedPairs final : public PairStream {
 public:
  JoinedPairs(std::unique_ptr<TextStream> fr, std::unique_ptr<TextStream> zh)
      : fr_(std::move(fr)), zh_(std::move(zh)) {}

  std::optional<Pair> next() override {
    if (!begun_) {
      begun_ = true;
      if (auto pair = only_pair()) return pair;
    }
    for (;;) {
      if (auto pair = give(fr_first_, fr_, zh_, true)) return pair;
      if (auto pair = give(zh_first_, zh_, fr_, false)) return pair;
      if (!fr_first_ && !fr_ended_) {
        fr_first_ = fr_.next();
        fr_ended_ = !fr_first_;
      }
      if (!zh_first_ && !zh_ended_) {
        zh_first_ = zh_.next();
        zh_ended_ = !zh_first_;
      }
      if (!fr_first_ && !zh_first_) return std::nullopt;
    }
  }

  [[nodiscard]] std::vector<std::string> unpaired() const override {
    std::vector<std::string> names;
    for (const Shelf* side : {&fr_, &zh_}) {
      for (const auto& [key, text] : side->rest()) {
        names.push_back(text.file == text.id ? text.file : text.file + ": " + text.id);
        if (text.is_file) names.back() = text.file;
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  // Where each side has one text alone.
  std::optional<Pair> only_pair() {
    std::optional<Text> fr = fr_.next();
    std::optional<Text> zh = zh_.next();
    fr_first_ = fr ? fr_.next() : std::nullopt;
    zh_first_ = zh ? zh_.next() : std::nullopt;
    if (fr && zh && !fr_first_ && !zh_first_) return paired(std::move(*fr), std::move(*zh));
    if (fr) hold(fr_, std::move(*fr));
    if (!zh) return std::nullopt;
    return match(std::move(*zh), zh_, fr_, false);
  }

  static void hold(Shelf& shelf, Text text) {
    std::string key = pair_name(text.id);
    shelf.put(std::move(key), std::move(text));
  }

  // The text just read, with its counterpart where that came before.
  std::optional<Pair> give(std::optional<Text>& first, Shelf& own, Shelf& other, bool french) {
    if (!first) return std::nullopt;
    Text text = std::move(*first);
    first.reset();
    return match(std::move(text), own, other, french);
  }

  static std::optional<Pair> match(Text text, Shelf& own, Shelf& other, bool french) {
    if (!text.error.empty()) return paired(std::move(text), Text());
    std::optional<Text> counterpart = other.held(pair_name(text.id));
    if (!counterpart) {
      hold(own, std::move(text));
      return std::nullopt;
    }
    return french ? paired(std::move(text), std::move(*counterpart))
                  : paired(std::move(*counterpart), std::move(text));
  }

  Shelf fr_, zh_;
  std::optional<Text> fr_first_, zh_first_;  // read, but not looked at
  bool fr_ended_ = false, zh_ended_ = false;
  bool begun_ = false;
};

class ListedPairs final : public PairStream {
 public:
  ListedPairs(const std::string& list, const TextOptions& options, const Interrupt& interrupt)
      : path_(list), options_(options), interrupt_(interrupt), lines_(list, interrupt) {}

  // With the inputs that the ids are of.
  void set_inputs(const std::string& fr, const std::string& zh) {
    fr_.emplace(open_texts(fr, options_, interrupt_));
    zh_.emplace(open_texts(zh, options_, interrupt_));
  }

  std::optional<Pair> next() override {
    for (std::string line; lines_.next(line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty() || line.front() == '#') continue;
      const std::vector<std::string_view> cells = split(line, '\t');
      if (cells.size() < 2 || cells.size() > 3 || cells[0].empty() || cells[1].empty()) {
        fail("a line is FR, ZH and, if need be, DATE, parted by tabs");
      }
      Pair pair = paired(text_of(fr_, std::string(cells[0])), text_of(zh_, std::string(cells[1])));
      if (cells.size() == 3) {
        set_date(cells[2], pair.fr);
        set_date(cells[2], pair.zh);
      }
      return pair;
    }
    return std::nullopt;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw DataError(path_, static_cast<std::uint32_t>(lines_.number()), message);
  }

  Text text_of(std::optional<Shelf>& input, const std::string& name) {
    std::optional<Text> text;
    if (input) {
      text = input->find(name);
    } else {
      const std::string path = (fs::path(path_).parent_path() / name).string();
      const std::unique_ptr<TextStream> file = open_texts(path, options_, interrupt_);
      text = file->next();
      if (text && file->next()) text->error = path + ": holds more than one text";
    }
    if (!text) {
      text.emplace();
      text->error = path_ + ":" + std::to_string(lines_.number()) + ": there is no text " + name;
    }
    text->id = name;
    if (text->doc) text->doc->info.id = name;
    return std::move(*text);
  }

  void set_date(std::string_view given, Text& text) const {
    const std::optional<GivenDate> date = parse_date(given);
    if (!date) fail("'" + std::string(given) + "' is no date like 2024-11-14");
    if (!text.doc) return;
    text.doc->info.date = date->moment;
    text.doc->info.date_text = date->text;
    text.doc->info.date_source = "option";
  }

  std::string path_;
  const TextOptions options_;
  const Interrupt& interrupt_;
  LineReader lines_;
  std::optional<Shelf> fr_, zh_;
};

class BilingualPairs final : public PairStream {
 public:
  explicit BilingualPairs(std::vector<Pair> pairs) : pairs_(std::move(pairs)) {}
  std::optional<Pair> next() override {
    if (at_ == pairs_.size()) return std::nullopt;
    return std::move(pairs_[at_++]);
  }

 private:
  std::vector<Pair> pairs_;
  std::size_t at_ = 0;
};

}  // namespace

std::string pair_name(std::string_view id) {
  for (;;) {
    const std::size_t dot = id.rfind('.');
    const std::size_t slash = id.rfind('/');
    if (dot == std::string_view::npos || dot == 0 ||
        (slash != std::string_view::npos && dot <= slash + 1) || !is_ending(id.substr(dot + 1))) {
      return std::string(id);
    }
    id = id.substr(0, dot);
  }
}

bool is_bilingual(const std::string& path) {
  return path.ends_with(".xlf") || path.ends_with(".xliff") || path.ends_with(".tmx");
}

std::unique_ptr<PairStream> pairs_of_two(const std::string& fr, const std::string& zh,
                                         const TextOptions& options, const Interrupt& interrupt) {
  return std::make_unique<JoinedPairs>(open_texts(fr, options, interrupt),
                                       open_texts(zh, options, interrupt));
}

std::unique_ptr<PairStream> pairs_of_list(const std::string& list, const std::string& fr,
                                          const std::string& zh, const TextOptions& options,
                                          const Interrupt& interrupt) {
  auto pairs = std::make_unique<ListedPairs>(list, options, interrupt);
  if (!fr.empty()) pairs->set_inputs(fr, zh);
  return pairs;
}

std::unique_ptr<PairStream> pairs_of_bilingual(const std::string& path) {
  return std::make_unique<BilingualPairs>(read_bilingual(path));
}

}  // namespace glane::compare
