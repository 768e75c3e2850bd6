#include "pipeline/exports/sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "pipeline/error.h"
#include "pipeline/exports/record_reader.h"
#include "pipeline/program/output.h"

namespace glane {
namespace {

namespace fs = std::filesystem;

constexpr char kSchema[] = R"(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE document (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, language TEXT NOT NULL, date TEXT, date_source TEXT,
  title TEXT, author TEXT, url TEXT, encoding TEXT, mojibake TEXT, chars INTEGER NOT NULL,
  version TEXT, rules TEXT, meta TEXT, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE date (
  doc TEXT NOT NULL REFERENCES document(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, type TEXT NOT NULL, value TEXT, "from" TEXT, "to" TEXT, mod TEXT, anchor TEXT,
  "offset" TEXT, calendar TEXT, freq TEXT, zone TEXT, edtf TEXT, rule TEXT);
CREATE TABLE amount (
  doc TEXT NOT NULL REFERENCES document(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, type TEXT NOT NULL, number TEXT, low TEXT, high TEXT, unit TEXT, unit_text TEXT,
  assumed TEXT, suspect TEXT, relation TEXT, per TEXT, same_as INTEGER, rule TEXT, number_real REAL);
CREATE TABLE identity (id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (
  doc TEXT NOT NULL REFERENCES document(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL REFERENCES identity(id), form TEXT,
  writing TEXT, rule TEXT);
CREATE TABLE error (doc TEXT NOT NULL, message TEXT NOT NULL);
CREATE VIRTUAL TABLE text_search USING fts5(doc UNINDEXED, title, text, tokenize = 'trigram');
BEGIN;
)";

constexpr char kIndexes[] = R"(
CREATE INDEX date_doc ON date(doc);
CREATE INDEX date_from ON date("from");
CREATE INDEX amount_doc ON amount(doc);
CREATE INDEX amount_number ON amount(unit, number_real);
CREATE INDEX entity_doc ON entity(doc);
CREATE INDEX entity_id ON entity(id);
CREATE INDEX document_date ON document(date);
COMMIT;
)";

using Columns = std::vector<const char*>;
const Columns kDocument{"doc",      "sha256", "language", "date",    "date_source",
                        "title",    "author", "url",      "encoding", "mojibake",
                        "chars",    "version", "rules",   "meta"};
const Columns kDate{"doc", "start",  "end",    "text",   "type",     "value", "from",
                    "to",  "mod",    "anchor", "offset", "calendar", "freq",  "zone",
                    "edtf", "rule"};
const Columns kAmount{"doc",       "start",   "end",     "text",     "type", "number",  "low", "high",
                      "unit", "unit_text", "assumed", "suspect", "relation", "per", "same_as", "rule"};
const Columns kEntity{"doc", "start", "end", "text", "type", "id", "form", "writing", "rule"};

class SqliteSink final : public Sink {
 public:
  explicit SqliteSink(const std::string& path) : path_(path) {
    if (path.empty()) throw UsageError("--format sqlite: a file is wanted: --out FILE");
    std::error_code error;
    if (fs::is_directory(path, error)) throw UsageError("--out: '" + path + "' is a folder");
    const fs::path folder = fs::path(path).parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    temporary_ = (folder / ("." + fs::path(path).filename().string() + ".XXXXXX")).string();
    const int fd = ::mkstemp(temporary_.data());
    if (fd < 0) {
      temporary_.clear();
      throw OutputError(path + ": cannot write: " + std::generic_category().message(errno));
    }
    ::close(fd);
    if (sqlite3_open(temporary_.c_str(), &base_) != SQLITE_OK) fail();
    run(kSchema);
    document_ = prepare("INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    date_ = prepare("INSERT INTO date VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    amount_ = prepare("INSERT INTO amount VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    identity_ = prepare("INSERT OR IGNORE INTO identity VALUES (?,?,?)");
    entity_ = prepare("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?,?)");
    error_ = prepare("INSERT INTO error VALUES (?,?)");
    search_ = prepare("INSERT INTO text_search VALUES (?,?,?)");
  }

  ~SqliteSink() override {
    for (sqlite3_stmt* statement : {document_, date_, amount_, identity_, entity_, error_, search_}) {
      sqlite3_finalize(statement);
    }
    sqlite3_close(base_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
  }
  SqliteSink(const SqliteSink&) = delete;
  SqliteSink& operator=(const SqliteSink&) = delete;

  void write(Result&& result) override {
    if (result.outcome == Result::Outcome::PassedOver) return;
    RecordReader reader(result.records);
    while (reader.next()) {
      const std::string_view kind = reader.text("record");
      if (kind == "document") add_document(reader, result.files.at(0).content);
      if (kind == "date") add(date_, reader, kDate);
      if (kind == "amount") add_amount(reader);
      if (kind == "entity") {
        add(identity_, reader, {"id", "type", "name"});
        add(entity_, reader, kEntity);
      }
      if (kind == "error") add(error_, reader, {"doc", "message"});
    }
  }

  void commit() override {
    run(kIndexes);
    for (sqlite3_stmt** statement :
         {&document_, &date_, &amount_, &identity_, &entity_, &error_, &search_}) {
      sqlite3_finalize(*statement);
      *statement = nullptr;
    }
    if (sqlite3_close(base_) != SQLITE_OK) fail();
    base_ = nullptr;
    const int fd = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = fd >= 0 && ::fsync(fd) == 0;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (fd >= 0) ::fchmod(fd, 0666 & ~mask);
    if (fd >= 0) ::close(fd);
    if (!flushed || ::rename(temporary_.c_str(), path_.c_str()) != 0) {
      throw OutputError(path_ + ": cannot write: " + std::generic_category().message(errno));
    }
    temporary_.clear();
  }

 private:
  [[noreturn]] void fail() const {
    throw OutputError(path_ + ": cannot write: " +
                      (base_ == nullptr ? "no memory" : sqlite3_errmsg(base_)));
  }

  void run(const char* sql) {
    if (sqlite3_exec(base_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(base_, sql, -1, &statement, nullptr) != SQLITE_OK) fail();
    return statement;
  }

  void bind(sqlite3_stmt* statement, int column, std::string_view text) {
    if (text.empty()) {
      sqlite3_bind_null(statement, column);
    } else {
      sqlite3_bind_text64(statement, column, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
  }

  void step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) fail();
    sqlite3_reset(statement);
  }

  void bind_all(sqlite3_stmt* statement, const RecordReader& reader, const Columns& columns) {
    int column = 0;
    for (const char* name : columns) bind(statement, ++column, reader.any(name));
  }

  void add(sqlite3_stmt* statement, const RecordReader& reader, const Columns& columns) {
    bind_all(statement, reader, columns);
    step(statement);
  }

  // `number` is exact; `number_real` is for comparing.
  void add_amount(const RecordReader& reader) {
    bind_all(amount_, reader, kAmount);
    const int column = static_cast<int>(kAmount.size()) + 1;
    std::string number = reader.any("number");
    if (number.empty()) number = reader.any("low");
    if (number.empty()) number = reader.any("high");
    const std::size_t slash = number.find('/');
    char* end = nullptr;
    double value = std::strtod(number.c_str(), &end);
    if (slash != std::string::npos) value /= std::strtod(number.c_str() + slash + 1, &end);
    if (number.empty()) {
      sqlite3_bind_null(amount_, column);
    } else {
      sqlite3_bind_double(amount_, column, value);
    }
    step(amount_);
  }

  void add_document(const RecordReader& reader, std::string_view text) {
    bind_all(document_, reader, kDocument);
    const int column = static_cast<int>(kDocument.size()) + 1;
    sqlite3_bind_text64(document_, column, text.data() == nullptr ? "" : text.data(), text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    step(document_);
    bind(search_, 1, reader.text("doc"));
    bind(search_, 2, reader.text("title"));
    bind(search_, 3, text);
    step(search_);
  }

  std::string path_;
  std::string temporary_;
  sqlite3* base_ = nullptr;
  sqlite3_stmt* document_ = nullptr;
  sqlite3_stmt* date_ = nullptr;
  sqlite3_stmt* amount_ = nullptr;
  sqlite3_stmt* identity_ = nullptr;
  sqlite3_stmt* entity_ = nullptr;
  sqlite3_stmt* error_ = nullptr;
  sqlite3_stmt* search_ = nullptr;
};

}  // namespace

void SqliteExporter::convert(const Document& doc, Result& result) const {
  result.files.push_back({"", std::string(doc.source())});
}

std::unique_ptr<Sink> make_sqlite_sink(const std::string& path) {
  return std::make_unique<SqliteSink>(path);
}

}  // namespace glane
