#include "pipeline/data_file.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "pipeline/embedded_files.h"
#include "pipeline/error.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

bool is_utf8(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    std::uint64_t word = 0x80;
    if (pos + 8 <= text.size()) std::memcpy(&word, text.data() + pos, 8);
    if ((word & 0x8080808080808080u) == 0) {
      pos += 8;
      continue;
    }
    utf8proc_int32_t c = 0;
    const auto length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + pos,
                         static_cast<utf8proc_ssize_t>(text.size() - pos), &c);
    if (length < 1) return false;
    pos += static_cast<std::size_t>(length);
  }
  return true;
}

// Why a line cannot stand, or nothing.
std::string_view fault_of(std::string_view line) {
  if (!is_utf8(line)) return "not UTF-8";
  if (line.ends_with('\r')) return "the line ends in a carriage return";
  if (line.find('\0') != std::string_view::npos) return "a NUL byte";
  return {};
}

// Not against forgery: tells one set of rules from another.
std::uint64_t mix(std::string_view text, std::uint64_t hash) {
  std::size_t k = 0;
  const auto add = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 32;
  };
  for (; k + 8 <= text.size(); k += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + k, 8);
    add(word);
  }
  std::uint64_t tail = text.size();
  for (; k < text.size(); ++k) tail = tail << 8 | static_cast<unsigned char>(text[k]);
  add(tail);
  return hash;
}

std::string hex(std::uint64_t number) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += kHex[number >> shift & 15];
  return text;
}

std::string read_file(const fs::path& path) {
  std::error_code error;
  std::string text(fs::file_size(path, error), '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (error || !in) throw UsageError("--lexicon: cannot read " + path.string());
  return text;
}

// The schemas and the checker's tables are built in too, and make no record.
bool is_pipeline_data(std::string_view path) {
  return !path.starts_with("pipeline/check/") && !path.starts_with("pipeline/compare/") &&
         !path.starts_with("schemas/");
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.empty()) parts.push_back(text);
  }
  return parts;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

DataFile::DataFile(std::string path, std::string content)
    : path_(std::make_unique<std::string>(std::move(path))),
      owned_(std::make_unique<std::string>(std::move(content))),
      text_(*owned_) {
  const bool sound = is_utf8(text_) && text_.find('\r') == std::string_view::npos &&
                     text_.find('\0') == std::string_view::npos;
  if (sound) return;
  std::uint32_t number = 0;
  for (std::string_view rest = text_; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view fault = fault_of(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ++number;
    if (!fault.empty()) throw DataError(*path_, number, fault);
  }
}

DataFile::DataFile(const EmbeddedFile& file)
    : path_(std::make_unique<std::string>(file.path)), text_(file.content) {}

const std::vector<DataFile::Row>& DataFile::rows() const {
  if (!is_cut_) cut();
  return rows_;
}

void DataFile::cut() const {
  is_cut_ = true;
  rows_.reserve(line_count());
  cells_.reserve(rows_.capacity() +
                 static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\t')));
  each_row([&](const Row& row) {
    const std::size_t begin = cells_.size();
    cells_.insert(cells_.end(), row.cells.begin(), row.cells.end());
    rows_.push_back({row.line, std::span(cells_).subspan(begin)});
  });
}

std::size_t DataFile::line_count() const {
  return static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n')) + 1;
}

void DataFile::each_row(FunctionRef<void(const Row&)> visit) const {
  std::vector<std::string_view> cells;
  std::uint32_t number = 0;
  for (std::string_view rest = text_; !rest.empty();) {
    ++number;
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    cells.clear();
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      cells.push_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    cells.push_back(line);
    visit({number, cells});
  }
}

std::string_view DataFile::header(std::string_view name) const {
  std::string_view rest = text_;
  while (rest.starts_with('#')) {
    const std::size_t end = rest.find('\n');
    std::string_view line = trim(rest.substr(1, end == std::string_view::npos ? end : end - 1));
    if (line.starts_with(name) && line.substr(name.size()).starts_with(':')) {
      return trim(line.substr(name.size() + 1));
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

void DataFile::require_cells(const Row& row, std::size_t at_least, std::size_t at_most) const {
  if (at_most < at_least) at_most = at_least;
  if (row.cells.size() >= at_least && row.cells.size() <= at_most) return;
  const std::string wanted = at_least == at_most
                                 ? std::to_string(at_least)
                                 : std::to_string(at_least) + " to " + std::to_string(at_most);
  fail(row, wanted + " columns wanted, " + std::to_string(row.cells.size()) + " found");
}

void DataFile::fail(const Row& row, std::string_view message) const {
  throw DataError(*path_, row.line, message);
}

DataFiles::DataFiles(const std::vector<std::string>& lexicon_dirs) {
  digest_ = 0xCBF29CE484222325u;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!is_pipeline_data(file.path)) continue;
    if (!file.path.ends_with(".tsv")) {
      // A model: its head holds a checksum of the rest.
      digest_ = mix(file.content.substr(0, 64), mix(file.path, digest_));
      continue;
    }
    files_.push_back({std::string(file.path), DataFile(file)});
    digest_ = mix(file.content, mix(file.path, digest_));
  }
  built_in_digest_ = digest_;
  for (const std::string& dir : lexicon_dirs) add_folder(dir);
}

void DataFiles::add_folder(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw UsageError("--lexicon: no such folder: " + folder);
  }
  std::vector<fs::path> paths;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file(error) && it->path().extension() == ".tsv") paths.push_back(it->path());
  }
  if (error) throw UsageError("--lexicon: cannot read " + folder + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    const std::string relative = fs::relative(path, folder, error).generic_string();
    const auto built_in = embedded_files();
    const auto found = std::find_if(built_in.begin(), built_in.end(), [&](const EmbeddedFile& f) {
      return f.path == relative || f.path == "stages/" + relative;
    });
    if (found == built_in.end()) {
      throw DataError(path.string(), 0, "no built-in file is named " + relative);
    }
    DataFile file(path.string(), read_file(path));
    if (file.header("replaces") == "yes") {
      replaced_ = true;
      std::erase_if(files_, [&](const Named& n) { return n.key == found->path; });
    }
    digest_ = mix(file.text(), mix(relative, digest_));
    files_.push_back({std::string(found->path), std::move(file)});
  }
}

std::vector<const DataFile*> DataFiles::at(std::string_view path) const {
  std::vector<const DataFile*> found;
  for (const Named& named : files_) {
    if (named.key == path) found.push_back(&named.file);
  }
  if (found.empty()) throw std::logic_error("no data file " + std::string(path));
  return found;
}

std::vector<DataFiles::WordFile> DataFiles::word_files() const {
  std::vector<WordFile> found;
  for (const Named& named : files_) {
    const std::string_view name = std::string_view(named.key).substr(named.key.rfind('/') + 1);
    if (name == "words.tsv") found.push_back({&named.file, ""});
    if (name == "words.fr.tsv") found.push_back({&named.file, "fr"});
    if (name == "words.zh.tsv") found.push_back({&named.file, "zh"});
  }
  return found;
}

std::vector<const DataFile*> DataFiles::named(std::string_view name) const {
  std::vector<const DataFile*> found;
  for (const Named& named : files_) {
    if (std::string_view(named.key).substr(named.key.rfind('/') + 1) == name) {
      found.push_back(&named.file);
    }
  }
  return found;
}

std::string DataFiles::built_in_digest() const {
  return hex(built_in_digest_);
}

std::string DataFiles::digest() const {
  return hex(digest_);
}

}  // namespace glane
