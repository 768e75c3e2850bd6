#include "pipeline/program/inputs.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "pipeline/error.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPath = 1 << 16;

constexpr std::array<std::pair<std::string_view, Format>, 11> kExtensions{{
    {".txt", Format::Txt},
    {".ndjson", Format::Ndjson},
    {".jsonl", Format::Ndjson},
    {".json", Format::Ndjson},
    {".html", Format::Html},
    {".htm", Format::Html},
    {".xhtml", Format::Html},
    {".warc", Format::Warc},
    {".wet", Format::Warc},
    {".text", Format::Txt},
    {".shtml", Format::Html},
}};

std::string lower_extension(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

// Auto where the name says nothing.  What the file is packed in, its bytes say.
Format format_of(const std::string& path) {
  fs::path name = fs::path(path).filename();
  std::string extension = lower_extension(name);
  if (extension == ".gz" || extension == ".zst") extension = lower_extension(name.stem());
  for (const auto& [known, format] : kExtensions) {
    if (known == extension) return format;
  }
  return Format::Auto;
}

InputFile unreadable(std::string path, std::string doc, std::string why) {
  return {std::move(path), std::move(doc), Format::Txt, std::move(why), 0, true};
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

Inputs::Inputs(std::vector<std::string> arguments, const InputList& list, Format from,
               const std::string& output, const Interrupt& interrupt)
    : arguments_(std::move(arguments)), from_(from), output_(output) {
  while (output_.size() > 1 && output_.ends_with('/')) output_.pop_back();
  if (list.path.empty()) return;
  try {
    list_source_ = std::make_unique<ByteSource>(list.path, interrupt);
  } catch (const std::system_error& error) {
    throw UsageError("--files-from: '" + list.path + "' cannot be read: " + error.code().message());
  }
  list_.emplace(*list_source_, kLongestPath, list.zeros ? '\0' : '\n');
}

std::optional<InputFile> Inputs::next() {
  in_folder_ = false;
  std::optional<InputFile> file = next_unnumbered();
  if (file) {
    file->input = input_;
    file->named = !in_folder_;
  }
  return file;
}

std::optional<InputFile> Inputs::next_unnumbered() {
  for (;;) {
    if (!folders_.empty()) {
      in_folder_ = true;
      if (auto file = next_of_folder()) return file;
      in_folder_ = false;
    } else if (!expanded_.empty()) {
      const Argument argument = std::move(expanded_.front());
      expanded_.pop_front();
      if (auto file = open_argument(argument)) return file;
    } else if (at_ < arguments_.size()) {
      input_ = static_cast<std::uint32_t>(at_);
      expand(arguments_[at_++]);
    } else if (!list_ || !next_of_list()) {
      return std::nullopt;
    }
  }
}

// A path of the list is a path: no glob, and its id is all of it.
bool Inputs::next_of_list() {
  input_ = static_cast<std::uint32_t>(arguments_.size());
  std::string path;
  do {
    if (!list_->next(path)) return false;
    if (path.ends_with('\r')) path.pop_back();
  } while (path.empty() && !list_->too_long());
  const std::size_t root = path.starts_with("./") && path.size() > 2 ? 2 : 0;
  expanded_.push_back({std::move(path), root});
  return true;
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
    return InputFile{"-", "-", from_, "", 0, true};
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
  return InputFile{path, std::move(doc), from_ == Format::Auto ? format_of(path) : from_, "", 0, true};
}

// Begins to read a folder; gives an unreadable InputFile where that fails.
std::optional<InputFile> Inputs::enter(std::string path, std::string doc) {
  if (is_output(path)) return std::nullopt;
  if (!path.ends_with('/')) path += '/';
  try {
    FolderListing names(path);
    std::string prefix = doc.empty() || doc.ends_with('/') ? doc : doc + "/";
    folders_.push_back({std::move(path), std::move(prefix), std::move(names)});
    return std::nullopt;
  } catch (const std::system_error& error) {
    path.pop_back();
    std::string name = doc.empty() ? path : std::move(doc);
    return unreadable(std::move(path), std::move(name),
                      "the folder cannot be read: " + error.code().message());
  }
}

std::optional<InputFile> Inputs::next_of_folder() {
  Folder& folder = folders_.back();
  std::optional<FolderListing::Entry> entry;
  try {
    entry = folder.names.next();
  } catch (const std::system_error& error) {
    InputFile broken = unreadable(folder.path, folder.prefix.empty() ? folder.path : folder.prefix,
                                  "the folder cannot be read: " + error.code().message());
    folders_.pop_back();
    return broken;
  }
  if (!entry) {
    folders_.pop_back();
    return std::nullopt;
  }
  if (entry->name.starts_with('.')) return std::nullopt;
  std::string path = folder.path + entry->name;
  std::string doc = folder.prefix + entry->name;
  fs::file_type type = entry->type;
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
  if (is_output(path)) return std::nullopt;
  if (format == Format::Auto && type != fs::file_type::regular) {
    ++skipped_;
    return std::nullopt;
  }
  switch (type) {
    case fs::file_type::regular:
      return InputFile{std::move(path), std::move(doc), format, "", 0, true};
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
