#include "pipeline/program/inputs.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

namespace glane {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Format>, 9> kExtensions{{
    {".txt", Format::Txt},
    {".ndjson", Format::Ndjson},
    {".jsonl", Format::Ndjson},
    {".json", Format::Ndjson},
    {".html", Format::Html},
    {".htm", Format::Html},
    {".xhtml", Format::Html},
    {".warc", Format::Warc},
    {".text", Format::Txt},
}};

// Auto where the name says nothing.
Format format_of(const std::string& path) {
  std::string extension = fs::path(path).extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const auto& [known, format] : kExtensions) {
    if (known == extension) return format;
  }
  return Format::Auto;
}

InputFile unreadable(std::string path, std::string doc, std::string why) {
  return {std::move(path), std::move(doc), Format::Txt, std::move(why)};
}

// A file whose format is known.
InputFile readable(std::string path, std::string doc, Format format) {
  if (format == Format::Html || format == Format::Warc) {
    return unreadable(std::move(path), std::move(doc),
                      format == Format::Html
                          ? "HTML is not supported yet; only text and NDJSON are"
                          : "WARC is not supported yet; only text and NDJSON are");
  }
  return {std::move(path), std::move(doc), format, ""};
}

std::string file_name(const std::string& path) {
  return fs::path(path).filename().string();
}

// Why a path that status() calls missing is so.
std::string why_missing(const std::string& path) {
  std::error_code error;
  return fs::is_symlink(fs::symlink_status(path, error))
             ? "a symbolic link whose target does not exist"
             : "no such file or folder";
}

}  // namespace

Inputs::Inputs(std::vector<std::string> arguments, Format from, const std::string& output)
    : arguments_(std::move(arguments)), from_(from), output_(output) {}

std::optional<InputFile> Inputs::next() {
  for (;;) {
    if (!folders_.empty()) {
      if (auto file = next_of_folder()) return file;
    } else if (!expanded_.empty()) {
      const Argument argument = std::move(expanded_.front());
      expanded_.pop_front();
      if (auto file = open_argument(argument)) return file;
    } else if (at_ < arguments_.size()) {
      expand(arguments_[at_++]);
    } else {
      return std::nullopt;
    }
  }
}

// A name that exists is taken as it is, even where it looks like a glob.
void Inputs::expand(const std::string& argument) {
  std::error_code error;
  const std::size_t wild = argument.find_first_of("*?[");
  if (wild == std::string::npos || fs::exists(fs::symlink_status(argument, error))) {
    expanded_.push_back({argument, std::string::npos});
    return;
  }
  glob_t found{};
  const std::unique_ptr<glob_t, void (*)(glob_t*)> owner(&found, globfree);
  if (glob(argument.c_str(), 0, nullptr, &found) != 0 || found.gl_pathc == 0) {
    expanded_.push_back({argument, std::string::npos});
    return;
  }
  const std::size_t slash = argument.rfind('/', wild);
  const std::size_t root = slash == std::string::npos ? 0 : slash + 1;
  std::vector<std::string> paths(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  std::sort(paths.begin(), paths.end());  // by bytes, whatever the locale
  for (std::string& path : paths) expanded_.push_back({std::move(path), root});
}

std::optional<InputFile> Inputs::open_argument(const Argument& argument) {
  const std::string& path = argument.path;
  if (path == "-") {
    return InputFile{"-", "-", from_ == Format::Auto ? Format::Ndjson : from_, ""};
  }
  const bool from_glob = argument.root != std::string::npos;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::directory) {
    return enter(path, from_glob ? path.substr(argument.root) : "");
  }
  std::string doc = from_glob ? path.substr(argument.root) : file_name(path);
  if (doc.empty()) doc = path.empty() ? "''" : path;
  if (status.type() == fs::file_type::not_found) {
    // Where nothing is there, the name as it was typed says most.
    return unreadable(path, path.empty() ? "''" : path, why_missing(path));
  }
  if (status.type() == fs::file_type::none) return unreadable(path, doc, error.message());
  Format format = from_ == Format::Auto ? format_of(path) : from_;
  if (format == Format::Auto) format = Format::Txt;  // who names a file wants it read
  return readable(path, std::move(doc), format);
}

// Reads the names in a folder; gives an unreadable InputFile where that fails.
std::optional<InputFile> Inputs::enter(std::string path, std::string doc) {
  Folder folder;
  folder.path = path.ends_with('/') ? path : path + "/";
  folder.prefix = doc.empty() || doc.ends_with('/') ? doc : doc + "/";
  std::error_code error;
  fs::directory_iterator it(path, error);
  for (; !error && it != fs::directory_iterator(); it.increment(error)) {
    std::error_code ignored;
    folder.entries.push_back({it->path().filename().string(), it->symlink_status(ignored).type()});
  }
  if (error) {
    std::string name = doc.empty() ? path : std::move(doc);
    return unreadable(std::move(path), std::move(name),
                      "the folder cannot be read: " + error.message());
  }
  std::sort(folder.entries.begin(), folder.entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  folders_.push_back(std::move(folder));
  return std::nullopt;
}

std::optional<InputFile> Inputs::next_of_folder() {
  Folder& folder = folders_.back();
  if (folder.at == folder.entries.size()) {
    folders_.pop_back();
    return std::nullopt;
  }
  const Entry& entry = folder.entries[folder.at++];
  if (entry.name.starts_with('.')) return std::nullopt;
  std::string path = folder.path + entry.name;
  std::string doc = folder.prefix + entry.name;
  fs::file_type type = entry.type;
  if (type == fs::file_type::symlink) {
    std::error_code error;
    type = fs::status(path, error).type();
    if (type == fs::file_type::directory) {
      for (const Folder& above : folders_) {
        if (fs::equivalent(path, above.path, error)) {
          return unreadable(path, doc, "a symbolic link to a folder that it lies in");
        }
      }
    }
  }
  if (type == fs::file_type::directory) return enter(std::move(path), std::move(doc));
  return file_of_folder(std::move(path), std::move(doc), type);
}

std::optional<InputFile> Inputs::file_of_folder(std::string path, std::string doc,
                                                fs::file_type type) {
  const Format format = from_ == Format::Auto ? format_of(path) : from_;
  if (format == Format::Auto) {
    ++skipped_;
    return std::nullopt;
  }
  if (is_output(path)) return std::nullopt;
  switch (type) {
    case fs::file_type::regular:
      return readable(std::move(path), std::move(doc), format);
    case fs::file_type::not_found: {
      std::string why = why_missing(path);
      return unreadable(std::move(path), std::move(doc), std::move(why));
    }
    case fs::file_type::none:
    case fs::file_type::unknown:
      return unreadable(std::move(path), std::move(doc), "the file cannot be looked at");
    default:  // a pipe in a folder would be waited for without end
      return unreadable(std::move(path), std::move(doc), "not a regular file");
  }
}

bool Inputs::is_output(const std::string& path) const {
  std::error_code error;
  return !output_.empty() && file_name(path) == file_name(output_) &&
         fs::equivalent(path, output_, error);
}

}  // namespace glane
