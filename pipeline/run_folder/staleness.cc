// A changed rule may match any document of its language.  A changed line of a lexicon can only matter
// to a document that holds one of its words: all of them for a person, whose family name alone may
// stand for the whole, the longest one of each writing for others.  Chinese writings count by pairs
// of characters.  A person may also be found by the sound of another writing: documents with a person
// whom no lexicon knows are looked at again, as are those that name a changed identity.  A built-in file changes only with the version, which makes all stale.
#include "pipeline/run_folder/staleness.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/data_file.h"
#include "pipeline/json.h"

namespace glane {
namespace {

constexpr std::size_t kShortWord = 3;  // bytes; a person's shorter words are `de`, `Al`, initials

// Files whose lines are words or names.
bool holds_words(std::string_view name) {
  const std::string_view file = name.substr(name.rfind('/') + 1);
  static constexpr std::string_view kNames[] = {"events.tsv", "organizations.tsv", "people.tsv",
                                                "places.tsv", "products.tsv",      "works.tsv"};
  return file.starts_with("words.") ||
         std::find(std::begin(kNames), std::end(kNames), file) != std::end(kNames);
}

std::set<std::string_view> lines_of(std::string_view content) {
  std::set<std::string_view> lines;
  for (const std::string_view line : split(content, '\n')) {
    // A header changes what the whole file does, which a comment may.
    lines.insert(line);
  }
  return lines;
}

bool is_han_lead(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE3;
}

// Letters that normalisation changes: of full width, with combining marks, parted by what is not
// seen.
bool has_other_forms(std::string_view text) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  for (std::size_t k = 0; k + 2 < text.size(); ++k) {
    if (byte(k) < 0xC2) continue;
    if (byte(k) == 0xCC || (byte(k) == 0xCD && byte(k + 1) < 0xB0)) return true;
    if (byte(k) == 0xC2 && byte(k + 1) == 0xAD) return true;
    if (byte(k) == 0xE2 && byte(k + 1) == 0x80 && byte(k + 2) >= 0x8B && byte(k + 2) <= 0x8D) {
      return true;
    }
    if (byte(k) != 0xEF) continue;
    if (byte(k + 1) == 0xBC && byte(k + 2) >= 0x90 && byte(k + 2) <= 0xBA) return true;
    if (byte(k + 1) == 0xBD && byte(k + 2) >= 0x81 && byte(k + 2) <= 0x9A) return true;
  }
  return false;
}

std::string list_of(const std::set<std::string>& items) {
  std::string json = "[";
  for (const std::string& item : items) {
    if (json.size() > 1) json += ',';
    write_json_string(item, json);
  }
  return json + "]";
}

}  // namespace

void UsedBy::add(const Document& part) {
  languages_.emplace(to_tag(part.languages->document));
  for (const Language language : part.languages->paragraphs) languages_.emplace(to_tag(language));
  const auto add = [&](const RuleRef& rule) {
    if (rule.file != nullptr) files_.insert(*rule.file);
  };
  for (const DateRecord& record : part.records->dates) add(record.rule);
  for (const AmountRecord& record : part.records->amounts) add(record.rule);
  for (const EntityRecord& record : part.records->entities) {
    add(record.rule);
    ids_.emplace(record.id);
  }
}

std::string UsedBy::to_json(const DocumentInfo& info) const {
  std::string json;
  {
    JsonLine line(json);
    line.optional("date", info.date_source);
    line.raw("languages", list_of(languages_));
    line.raw("files", list_of(files_));
    line.raw("identities", list_of(ids_));
  }
  json.pop_back();  // the line end
  return json;
}

Staleness::Staleness(const RunDescription& before, const RunDescription& now,
                     const CharTable& chars)
    : chars_(chars), explain_(now.options.find("\"explain\":true") != std::string::npos) {
  any_ = before.engine() != now.engine();
  if (!any_) return;
  if (before.version != now.version) all_ = "another version wrote it";
  if (all_.empty() && before.options != now.options) all_ = "the options changed";
  if (before.date != now.date) dates_ = "--date changed";
  compare_lexicons(before, now);
  if (all_.empty() && before.lexicon == now.lexicon && before.rules != now.rules) {
    all_ = "the built-in rules changed";
  }
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

void Staleness::compare_lexicons(const RunDescription& before, const RunDescription& now) {
  std::map<std::string, std::pair<std::string, std::string>> files;  // old, new
  for (const auto& [name, content] : before.lexicon) files[name].first += content;
  for (const auto& [name, content] : now.lexicon) files[name].second += content;
  for (const auto& [name, contents] : files) {
    if (contents.first == contents.second) continue;
    files_.push_back(name);
    const std::set<std::string_view> old_lines = lines_of(contents.first);
    const std::set<std::string_view> new_lines = lines_of(contents.second);
    std::vector<std::string_view> changed;
    std::set_symmetric_difference(old_lines.begin(), old_lines.end(), new_lines.begin(),
                                  new_lines.end(), std::back_inserter(changed));
    const bool header = std::any_of(changed.begin(), changed.end(), [](std::string_view line) {
      return line.starts_with("# ") && line.find(':') != std::string_view::npos;
    });
    if (!holds_words(name) || header) {
      const std::string why = name + " changed";
      if (name.ends_with(".fr.tsv")) {
        french_ = why;
      } else if (name.ends_with(".zh.tsv")) {
        chinese_ = why;
      } else if (all_.empty()) {
        all_ = why;
      }
      continue;
    }
    for (const std::string_view line : changed) {
      if (line.empty() || line.starts_with('#')) continue;
      const bool person = name.ends_with("people.tsv");
      add_words(line, person);
      ids_.emplace_back(line.substr(0, line.find('\t')));
      persons_ = persons_ || person;
    }
  }
}

void Staleness::add_words(std::string_view line, bool person) {
  const std::string folded = without_accents(chars_.fold(line));
  std::string longest;
  std::string word;
  const auto end_word = [&] {
    if (person && word.size() >= kShortWord) words_.push_back(word);
    if (word.size() > longest.size()) longest = word;
    word.clear();
  };
  const auto end_writing = [&] {
    end_word();
    if (!longest.empty()) words_.push_back(longest);
    longest.clear();
  };
  std::string_view han;  // the character before, where it was one
  for (std::size_t at = 0; at < folded.size();) {
    const char c = folded[at];
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (is_han_lead(c)) {
      end_word();
      const std::string_view character = std::string_view(folded).substr(at, size);
      const bool next_is_han = at + size < folded.size() && is_han_lead(folded[at + size]);
      // Pairs; a character that stands alone counts alone.
      if (!han.empty()) words_.push_back(std::string(han) + std::string(character));
      if (han.empty() && !next_is_han) words_.emplace_back(character);
      han = next_is_han ? character : std::string_view{};
    } else {
      han = {};
      const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          (c >= 'A' && c <= 'Z');
      if (letter) {
        word.append(folded, at, size);
      } else if (c == '|' || c == '\t' || c == ';' || c == ':') {
        end_writing();
      } else {
        end_word();
      }
    }
    at += size;
  }
  end_writing();
}

Staleness::Verdict Staleness::judge(const Entry& entry, std::string& why) const {
  if (!any_) return Verdict::Fresh;
  why = all_;
  if (!why.empty()) return Verdict::Stale;
  const auto uses = [&](std::string_view word) {
    return entry.used.find("\"" + std::string(word) + "\"") != std::string::npos;
  };
  if (!dates_.empty() && entry.used.find("\"date\":\"metadata\"") == std::string::npos) why = dates_;
  const bool undecided = uses("und");
  if (!french_.empty() && (undecided || uses("fr"))) why = french_;
  if (!chinese_.empty() && (undecided || uses("zh-Hans") || uses("zh-Hant"))) why = chinese_;
  if (explain_) {
    for (const std::string& file : files_) {
      if (entry.used.find(file + "\"") != std::string::npos) why = file + " changed";
    }
  }
  for (const std::string& id : ids_) {
    if (uses(id)) why = "the entry of " + id + " changed";
  }
  if (persons_ && entry.used.find("\"person:") != std::string::npos) {
    why = "it names a person whom a changed lexicon may know";
  }
  if (!why.empty()) return Verdict::Stale;
  return words_.empty() ? Verdict::Fresh : Verdict::Look;
}

bool Staleness::touches(std::string_view text) const {
  if (has_other_forms(text)) return true;
  const std::string folded = without_accents(chars_.fold(text));
  return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
    return folded.find(word) != std::string::npos;
  });
}

}  // namespace glane
