// What a reader said is no name, as words of the class `no_name`.
#include <algorithm>
#include <map>
#include <set>

#include "pipeline/check/apply.h"
#include "pipeline/check/user_file.h"
#include "pipeline/data_file.h"

namespace glane::check {
namespace {

constexpr std::string_view kClass = "no_name";

// Of the documents in one language.
struct Sayings {
  std::set<std::string> names;    // stand somewhere as names
  std::set<std::string> refused;  // are none somewhere
};

std::string file_of(std::string_view language) {
  return language.starts_with("zh") ? "entities/words.zh.tsv" : "entities/words.fr.tsv";
}

std::map<std::string, Sayings> sayings_of(const Patch& patch, std::vector<std::string>& skipped) {
  std::map<std::string, Sayings> all;
  for (const PatchDocument& document : patch.documents) {
    Sayings& said = all[file_of(document.head.text("language"))];
    for (const PatchLine& line : document.lines) {
      if (line.verb == Verb::Open || line.record.text("record") != "entity") continue;
      const std::string_view text = line.record.text("text");
      const auto put = [&](std::string_view surface, std::set<std::string>& into) {
        if (const auto cell = as_cell(surface)) {
          into.insert(*cell);
        } else if (&into == &said.refused) {
          skipped.emplace_back(surface);
        }
      };
      put(text, line.verb == Verb::Reject ? said.refused : said.names);
      // `Musk Tesla` is none where it became `Musk`; `Renault` stays one where it became
      // `Renault Trucks`, for there the longer one wins.
      const std::string_view old = line.was ? line.was->text("text") : text;
      if (text.find(old) == std::string_view::npos) put(old, said.refused);
    }
  }
  // What is a name at another place is not refused here: it would be at both.
  for (auto& [path, said] : all) {
    for (const std::string& name : said.names) said.refused.erase(name);
  }
  return all;
}

// The row without these names; whether any is left.
bool without(std::string& row, const std::set<std::string>& names) {
  const std::vector<std::string_view> cells = split(row, '\t');
  std::string kept;
  for (const std::string_view surface : split(cells[2], '|')) {
    if (names.count(std::string(surface)) != 0) continue;
    kept += (kept.empty() ? "" : "|") + std::string(surface);
  }
  const bool any = !kept.empty();
  row = std::string(cells[0]) + "\t" + std::string(cells[1]) + "\t" + kept;
  return any;
}

bool is_refusal(const std::string& line) {
  return line.starts_with(std::string(kClass) + "\t") && split(line, '\t').size() == 3;
}

}  // namespace

std::vector<WrittenFile> refusal_files(const Patch& patch, const std::string& folder,
                                       std::vector<std::string>& skipped) {
  std::vector<WrittenFile> files;
  for (auto& [path, said] : sayings_of(patch, skipped)) {
    UserFile file(folder + "/" + path,
                  {"# Words of your own.  `no_name`: what is no name, whatever speaks for it.",
                   "# class\tvalue\tsurfaces"});
    const std::vector<std::string> before = file.lines;
    std::erase_if(file.lines, [&said = said](std::string& line) {
      return is_refusal(line) && !without(line, said.names);
    });
    for (const std::string& line : file.lines) {
      if (!is_refusal(line)) continue;
      for (const std::string_view known : split(split(line, '\t')[2], '|')) {
        said.refused.erase(std::string(known));
      }
    }
    for (const std::string& surface : said.refused) {
      file.lines.push_back(std::string(kClass) + "\tword\t" + surface);
    }
    if (file.lines != before) files.push_back(file.written());
  }
  return files;
}

}  // namespace glane::check
