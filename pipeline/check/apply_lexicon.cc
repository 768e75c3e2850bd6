#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "pipeline/check/apply.h"
#include "pipeline/check/user_file.h"
#include "pipeline/data_file.h"
#include "pipeline/embedded_files.h"

namespace glane::check {
namespace {

// The cells of a row: id, type, names in three languages, writings, and bonds, if any.
using Cells = std::array<std::string, 7>;
constexpr std::size_t kWritings = 5;

constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
    {"person", "people.tsv"},   {"organization", "organizations.tsv"},
    {"location", "places.tsv"}, {"product", "products.tsv"},
    {"event", "events.tsv"},    {"work", "works.tsv"}};

constexpr std::string_view kFolder = "entities/lexicon/";

std::size_t column_of(std::string_view language) {
  return language == "zh-Hans" ? 3 : language == "zh-Hant" ? 4 : 2;
}

// `key:surface|surface;key:…` with one more surface.
void add_writing(std::string& writings, const std::string& key, const std::string& surface) {
  std::vector<std::string> parts;
  bool done = false;
  for (const std::string_view part : split(writings, ';')) {
    parts.emplace_back(part);
    const std::size_t colon = std::min(part.find(':'), part.size() - 1);
    for (const std::string_view known : split(part.substr(colon + 1), '|'))
      done |= known == surface;
  }
  if (done) return;
  for (std::string& part : parts) {
    if (done || !part.starts_with(key + ":")) continue;
    part += "|" + surface;
    done = true;
  }
  if (!done) parts.push_back(key + ":" + surface);
  writings.clear();
  for (const std::string& part : parts) writings += (writings.empty() ? "" : ";") + part;
}

// One file of the user's lexicon: its lines as they are, and the rows that change.
class IdentityFile {
 public:
  IdentityFile(const std::string& path, std::string_view built_in)
      : file_(path, {"# Names that a reader decided on.",
                     "# id\ttype\tfr\tzh-Hans\tzh-Hant\twritings"}) {
    const DataFile own(path, file_.content());
    for (const DataFile::Row& row : own.rows()) {
      own.require_cells(row, 5, 7);
      Cells cells;
      std::copy(row.cells.begin(), row.cells.end(), cells.begin());
      rows_.emplace(cells[0], row.line - 1);
    }
    const DataFile known(embedded_file(built_in));
    for (const DataFile::Row& row : known.rows()) known_.insert(std::string(row.cells[0]));
  }

  // The row of an identity, which is no more in the file.
  std::optional<Cells> take(const std::string& id) {
    const auto row = rows_.find(id);
    if (row == rows_.end()) return std::nullopt;
    const std::size_t place = row->second;
    const Cells cells = cells_of(file_.lines[place]);
    file_.lines.erase(file_.lines.begin() + static_cast<std::ptrdiff_t>(place));
    rows_.erase(row);
    for (auto& [other, line] : rows_) line -= line > place ? 1 : 0;
    changed_ = true;
    return cells;
  }

  // Puts in a row that another file had.
  void put(const Cells& cells) {
    rows_.emplace(cells[0], file_.lines.size());
    file_.lines.push_back(line_of(cells));
  }

  // `name` is what to show where no lexicon has the identity.
  void teach(const std::string& id, const std::string& type, const std::string& name,
             std::string_view language, const std::string& key, const std::string& surface) {
    Cells cells{id, type};
    const auto [row, is_new] = rows_.try_emplace(id, file_.lines.size());
    if (is_new) {
      file_.lines.emplace_back();
    } else {
      cells = cells_of(file_.lines[row->second]);
      cells[1] = type;
    }
    // A built-in identity keeps the names that it is shown under.
    std::string& shown = cells[column_of(language)];
    if (shown.empty() && !known_.contains(id)) shown = name;
    if (std::find(cells.begin() + 2, cells.begin() + kWritings, surface) ==
        cells.begin() + kWritings) {
      add_writing(cells[kWritings], key, surface);
    }
    file_.lines[row->second] = line_of(cells);
    changed_ = true;
  }

  [[nodiscard]] bool changed() const { return changed_; }
  [[nodiscard]] WrittenFile written() const { return file_.written(); }

 private:
  static Cells cells_of(std::string_view line) {
    Cells cells;
    const std::vector<std::string_view> parts = split(line, '\t');
    std::copy_n(parts.begin(), std::min(parts.size(), cells.size()), cells.begin());
    return cells;
  }
  static std::string line_of(const Cells& cells) {
    std::string line = cells[0];
    for (std::size_t k = 1; k <= kWritings; ++k) line += "\t" + cells[k];
    return cells.back().empty() ? line : line + "\t" + cells.back();
  }

  UserFile file_;
  std::map<std::string, std::size_t> rows_;  // id -> number of its line
  std::set<std::string> known_;              // ids of the built-in lexicon
  bool changed_ = false;
};

// The key of the writings column for a mention.
std::string key_of(const PatchRecord& record) {
  const std::string form(record.text("form"));
  const std::string writing(record.text("writing"));
  if (writing == "mistranslation") return writing;
  if (form == "full") return writing.empty() ? form : writing;
  return form;
}

// Whether a reader said something about a name that the lexicon should know.
bool teaches(const PatchLine& line) {
  if (line.record.text("record") != "entity") return false;
  if (line.verb == Verb::Add || line.verb == Verb::Split) return true;
  if (line.verb != Verb::Fix || !line.was) return false;
  const auto changed = [&](const char* key) {
    return line.record.text(key) != line.was->text(key);
  };
  return changed("id") || changed("type") || changed("name") || changed("text");
}

bool is_han(std::string_view name) {
  // U+3400 to U+9FFF begin with E3 90 to E9 BF.
  return name.size() > 2 && name[0] >= '\xE3' && name[0] <= '\xE9' &&
         !(name[0] == '\xE3' && name[1] < '\x90');
}

class Teacher {
 public:
  Teacher(const std::string& folder, std::vector<std::string>& skipped) : skipped_(skipped) {
    for (const auto& [type, name] : kFiles) {
      const std::string path(kFolder);
      files_.emplace(type, IdentityFile(folder + "/" + path + std::string(name),
                                        "stages/" + path + std::string(name)));
    }
  }

  void teach(const std::string& id, const std::string& type, std::string_view name,
             std::string_view language, const std::string& key, std::string_view surface) {
    const auto file = files_.find(type);
    const auto shown = as_cell(name);
    const auto written = as_cell(surface);
    if (file == files_.end() || !shown || !written) {
      skipped_.emplace_back(surface);
    } else {
      // An identity has one type: what was said of it as another one goes with it.
      for (auto& [other, rows] : files_) {
        if (other == type) continue;
        if (const auto cells = rows.take(id)) file->second.put(*cells);
      }
      file->second.teach(id, type, *shown, language, key, *written);
    }
  }

  [[nodiscard]] std::vector<WrittenFile> written() const {
    std::vector<WrittenFile> all;
    for (const auto& [type, file] : files_) {
      if (file.changed()) all.push_back(file.written());
    }
    return all;
  }

 private:
  std::vector<std::string>& skipped_;
  std::map<std::string, IdentityFile, std::less<>> files_;
};

}  // namespace

std::vector<WrittenFile> lexicon_files(const Patch& patch, const std::string& folder,
                                       std::vector<std::string>& skipped) {
  Teacher teacher(folder, skipped);
  for (const PatchDocument& document : patch.documents) {
    for (const PatchLine& line : document.lines) {
      if (!teaches(line)) continue;
      const PatchRecord& record = line.record;
      teacher.teach(patch.final_id(record.text("id")), std::string(record.text("type")),
                    record.text("name"), document.head.text("language"), key_of(record),
                    record.text("text"));
    }
  }
  for (const Merge& merge : patch.merges) {
    const std::string into = patch.final_id(merge.id);
    for (const std::string& name : merge.names) {
      teacher.teach(into, merge.type, merge.name, is_han(merge.name) ? "zh-Hans" : "fr", "alias",
                    name);
    }
  }
  return teacher.written();
}

}  // namespace glane::check
