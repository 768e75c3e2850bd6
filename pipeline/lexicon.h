// Words of the data files and the symbols that they give.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/arc.h"
#include "pipeline/char_table.h"
#include "pipeline/data_file.h"
#include "pipeline/language.h"
#include "pipeline/rule_ref.h"
#include "pipeline/symbol_table.h"
#include "pipeline/table.h"
#include "pipeline/token.h"

namespace glane {

// All words of all lexicons in one table of token sequences, walked from each token that can begin
// an entry.  Case in a lexicon is a minimum: `Orange` matches `Orange` and `ORANGE`, never
// `orange`; a word of up to three capitals (`OM`) matches capitals only.  Traditional Han
// characters count as their simplified forms.  Filled by the constructor of Pipeline, const after,
// safe to share.
class Lexicon {
 public:
  struct Entry {
    ClassId cls = 0;
    LanguageMask languages = kAnyLanguage;
    std::uint8_t given = 0;  // 1: by a user's file
    ValueId value = 0;
    std::int32_t number = kNoNumber;
    std::uint32_t capitals = 0;      // bit k: token k must begin with a capital
    std::uint32_t all_capitals = 0;  // bit k: token k must be all capitals
  };

  explicit Lexicon(const DataFile& char_variants);

  // From what save() wrote; `image` and `files` must outlive it.  Words of the files that it holds
  // are not added again.
  Lexicon(const Image& image, const DataFiles& files);
  void save(ImageWriter& image) const;

  // The image that it was read from, or nullptr.
  [[nodiscard]] const Image* image() const { return image_; }

  // Whether its words, and the rules that rest on them, are in the image already.
  [[nodiscard]] bool holds(const DataFile& file) const {
    return image_ != nullptr && file.built_in();
  }
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // Adds a file of lines `class TAB value TAB surface|surface|…`.  A header `# accents: optional`
  // lets words of four letters and more match without their accents.  Throws DataError.
  void add_words(const DataFile& file, LanguageMask languages);

  // Adds one surface.  An empty one, or one of more than 32 tokens, is a DataError.
  void add(const DataFile& file, const DataFile::Row& row, std::string_view surface, ClassId cls,
           ValueId value, LanguageMask languages);

  // A writing of an identity; `number` is its row in the IdentityLexicon.
  struct NewName {
    std::string_view surface;
    std::uint32_t line = 0;
    ClassId cls = 0;
    std::int32_t number = 0;
  };

  // Adds writings, best some dozens at a time: a table of many names fits no cache, so each step is
  // taken for all of them while the memory that the next one needs is on its way.
  void add_names(const DataFile& file, std::span<const NewName> names);

  // An entry that no trie leads to: what stands behind the arcs of a shape.  Returns its index.
  std::uint32_t add_entry(const DataFile& file, const DataFile::Row& row, ClassId cls,
                          ValueId value);

  // Room for this many more entries, so that loading does not grow tables step by step.
  void reserve(std::size_t entries);

  // The ids of names, made if new.  A rule may only use classes that some file or stage has made.
  ClassId intern_class(std::string_view name) {
    return static_cast<ClassId>(classes_.intern(name));
  }
  ValueId intern_value(std::string_view value) { return values_.intern(value); }
  [[nodiscard]] ClassId find_class(std::string_view name) const {  // 0: no such class
    return static_cast<ClassId>(classes_.find(name));
  }
  [[nodiscard]] ValueId find_value(std::string_view value) const {  // 0: no such value
    return values_.find(value);
  }
  [[nodiscard]] std::string_view value(ValueId id) const { return values_.name(id); }
  [[nodiscard]] std::string_view class_name(ClassId id) const { return classes_.name(id); }

  // The symbol of a word, made if new.
  Symbol intern_symbol(std::string_view word) { return symbols_.intern(chars_.fold(word)); }

  // Tokens of a surface or of a literal of a rule; their symbols are made if new.
  std::vector<Token> intern_tokens(std::string_view text);

  // Appends every entry that begins at token `i` as an arc, shorter ones first.
  void match(std::span<const Token> tokens, std::uint32_t i, std::uint32_t last,
             LanguageMask languages, std::vector<Arc>& out) const;

  // Whether an entry, whatever its language, begins with this symbol.
  [[nodiscard]] bool begins_entry(Symbol symbol) const {
    return symbol < roots_.size() && roots_[symbol] != kNone;
  }

  // The line behind an arc.
  [[nodiscard]] RuleRef source(const Arc& arc) const {
    const Source& source = sources_[arc.index];
    return {files_[source.file], source.line};
  }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const CharTable& chars() const { return chars_; }
  [[nodiscard]] const SymbolTable& symbols() const { return symbols_; }

 private:
  // A node of the trie; entries of one node are chained.  Bit `symbol & 31` of `children` tells
  // most symbols away that lead nowhere, at no cost of memory.
  struct Node {
    std::uint32_t first_entry = kNone;
    std::uint32_t children = 0;
  };
  struct Source {
    std::uint32_t file;
    std::uint32_t line;
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  [[nodiscard]] std::uint32_t child(std::uint32_t node, Symbol symbol) const;
  std::uint32_t add_root(Symbol symbol);
  std::uint32_t add_child(std::uint32_t node, Symbol symbol);
  void rehash(std::size_t slots);
  void prefetch_child(std::uint32_t node, Symbol symbol) const;
  void prefetch_words(std::string_view surface) const;
  // Appends the tokens of a surface to scratch_ and tells what case they ask for.
  void scan_surface(std::string_view surface, Entry& entry, const DataFile& file,
                    std::uint32_t line);
  void link(std::uint32_t node, Entry entry, const DataFile& file, std::uint32_t line);
  std::uint32_t append(const Entry& entry, const DataFile& file, std::uint32_t line);

  CharTable chars_;
  SymbolTable symbols_;
  SymbolTable classes_;
  SymbolTable values_;

  Table<Node> nodes_;
  Table<Entry> entries_;
  Table<Source> sources_;  // by entry
  Table<std::uint32_t> next_entry_;
  Table<std::uint32_t> roots_;  // by symbol: the node of the entries that begin with it
  struct Slot {
    std::uint64_t key = 0;  // node << 32 | symbol; 0 is free, since no symbol is 0
    std::uint32_t child = 0;
    std::uint32_t reserved = 0;
  };
  Table<Slot> slots_;
  std::vector<const std::string*> files_;
  const Image* image_ = nullptr;
  std::size_t used_ = 0;
  std::vector<Token> scratch_;
};

}  // namespace glane
