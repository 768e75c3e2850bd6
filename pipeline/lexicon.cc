#include "pipeline/lexicon.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <utility>

#include "pipeline/error.h"
#include "pipeline/rule_pattern.h"
#include "pipeline/tokenizer.h"

namespace glane {
namespace {

constexpr std::size_t kLongestEntry = 32;

// Tokens of a surface.  An apostrophe at its end is that of an elision (`d'`), as before a word.
void cut(std::string_view surface, const CharTable& chars, const SymbolTable& symbols,
         std::vector<Token>& out) {
  const auto size = static_cast<std::uint32_t>(surface.size());
  if (surface.size() < 2 || surface.back() != '\'')
    return tokenize(surface, {0, size}, chars, symbols, out);
  const std::string with_word = std::string(surface) + "x";
  tokenize(with_word, {0, size + 1}, chars, symbols, out);
  out.pop_back();
}

std::uint64_t key_of(std::uint32_t node, Symbol symbol) {
  return std::uint64_t{node} << 32 | symbol;
}

std::uint64_t mix(std::uint64_t key) {
  key *= 0x9E3779B97F4A7C15u;
  return key ^ key >> 29;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::int32_t leading_number(std::string_view value) {
  std::int32_t number = kNoNumber;
  const std::string_view word = value.substr(0, value.find(' '));
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() ? number : kNoNumber;
}

}  // namespace

std::string to_string(const RuleRef& ref) {
  if (ref.file == nullptr) return {};
  return ref.line == 0 ? *ref.file : *ref.file + ":" + std::to_string(ref.line);
}

Lexicon::Lexicon(const DataFile& char_variants)
    : chars_(char_variants), nodes_(1), slots_(1 << 12) {
  for (const std::string_view kind : kTokenClasses) intern_class(kind);
  for (const std::string_view kind : kNumeralClasses) intern_class(kind);
}

void Lexicon::add_words(const DataFile& file, LanguageMask languages) {
  if (holds(file)) return;
  const bool accents_optional = file.header("accents") == "optional";
  for (const DataFile::Row& row : file.rows()) {
    file.require_cells(row, 3);
    if (row.cells[0].empty()) file.fail(row, "the class is empty");
    const ClassId cls = intern_class(row.cells[0]);
    const ValueId value = intern_value(row.cells[1]);
    for (const std::string_view surface : split(row.cells[2], '|')) {
      add(file, row, surface, cls, value, languages);
      if (!accents_optional || is_ascii(surface)) continue;
      const std::string bare = without_accents(surface);
      if (bare.size() >= 4 && bare != surface) add(file, row, bare, cls, value, languages);
    }
  }
}

void Lexicon::add(const DataFile& file, const DataFile::Row& row, std::string_view surface,
                  ClassId cls, ValueId value, LanguageMask languages) {
  Entry entry;
  entry.cls = cls;
  entry.value = value;
  entry.number = leading_number(values_.name(value));
  entry.languages = languages;
  scratch_.clear();
  scan_surface(surface, entry, file, row.line);
  std::uint32_t node = add_root(scratch_.front().symbol);
  for (std::size_t k = 1; k < scratch_.size(); ++k) node = add_child(node, scratch_[k].symbol);
  link(node, entry, file, row.line);
}

void Lexicon::add_names(const DataFile& file, std::span<const NewName> names) {
  struct Place {
    Entry entry;
    std::uint32_t begin = 0;  // of its tokens
    std::uint32_t node = 0;
  };
  std::vector<Place> places(names.size());
  for (const NewName& name : names) prefetch_words(name.surface);
  scratch_.clear();
  for (std::size_t n = 0; n < names.size(); ++n) {
    Place& place = places[n];
    place.entry.cls = names[n].cls;
    place.entry.number = names[n].number;
    place.begin = static_cast<std::uint32_t>(scratch_.size());
    scan_surface(names[n].surface, place.entry, file, names[n].line);
  }
  const auto end_of = [&](std::size_t n) {
    return n + 1 < places.size() ? places[n + 1].begin : scratch_.size();
  };
  for (std::size_t n = 0; n < places.size(); ++n) {
    Place& place = places[n];
    place.node = add_root(scratch_[place.begin].symbol);
    if (place.begin + 1 < end_of(n)) prefetch_child(place.node, scratch_[place.begin + 1].symbol);
  }
  for (std::size_t n = 0; n < places.size(); ++n) {
    Place& place = places[n];
    for (std::size_t k = place.begin + 1; k < end_of(n); ++k) {
      place.node = add_child(place.node, scratch_[k].symbol);
    }
    link(place.node, place.entry, file, names[n].line);
  }
}

std::uint32_t Lexicon::add_entry(const DataFile& file, const DataFile::Row& row, ClassId cls,
                                 ValueId value) {
  Entry entry;
  entry.cls = cls;
  entry.value = value;
  return append(entry, file, row.line);
}

std::uint32_t Lexicon::append(const Entry& entry, const DataFile& file, std::uint32_t line) {
  if (files_.empty() || files_.back() != &file.path()) files_.push_back(&file.path());
  entries_.push_back(entry);
  sources_.push_back({static_cast<std::uint32_t>(files_.size() - 1), line});
  next_entry_.push_back(kNone);
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

void Lexicon::reserve(std::size_t entries) {
  entries_.reserve(entries_.size() + entries);
  sources_.reserve(sources_.size() + entries);
  next_entry_.reserve(next_entry_.size() + entries);
  nodes_.reserve(nodes_.size() + entries);
  if (slots_.size() < (used_ + entries) * 2) rehash(std::bit_ceil((used_ + entries) * 2));
  symbols_.reserve(symbols_.size() + entries / 2);
}

std::vector<Token> Lexicon::intern_tokens(std::string_view text) {
  std::vector<Token> tokens;
  cut(text, chars_, symbols_, tokens);
  for (Token& token : tokens) {
    if (token.symbol == 0) token.symbol = symbols_.intern(chars_.fold(token.span.in(text)));
  }
  return tokens;
}

void Lexicon::prefetch_words(std::string_view surface) const {
  while (!surface.empty()) {
    const std::size_t space = std::min(surface.find(' '), surface.size());
    symbols_.prefetch(chars_.fold(surface.substr(0, space)));
    surface.remove_prefix(std::min(space + 1, surface.size()));
  }
}

void Lexicon::scan_surface(std::string_view surface, Entry& entry, const DataFile& file,
                           std::uint32_t line) {
  const std::size_t begin = scratch_.size();
  cut(surface, chars_, symbols_, scratch_);
  const std::size_t count = scratch_.size() - begin;
  if (count == 0) throw DataError(file.path(), line, "an empty surface");
  if (count > kLongestEntry) throw DataError(file.path(), line, "a surface of more than 32 tokens");
  for (std::size_t k = 0; k < count; ++k) {
    Token& token = scratch_[begin + k];
    if (token.symbol == 0) token.symbol = symbols_.intern(chars_.fold(token.span.in(surface)));
    if (token.is(kCapital)) entry.capitals |= 1u << k;
    if (token.is(kAllCaps) && token.span.size() <= 3) entry.all_capitals |= 1u << k;
  }
}

// Entries of one node keep the order of the files; a user's stand before the built-in ones.
void Lexicon::link(std::uint32_t node, Entry entry, const DataFile& file, std::uint32_t line) {
  entry.given = file.built_in() ? 0 : 1;
  std::uint32_t last = kNone;
  for (std::uint32_t e = nodes_[node].first_entry; e != kNone; e = next_entry_[e]) {
    const Entry& other = entries_[e];
    if (other.cls == entry.cls && other.value == entry.value && other.number == entry.number &&
        other.languages == entry.languages && other.capitals == entry.capitals) {
      return;  // the same thing said twice
    }
    if (other.given >= entry.given) last = e;
  }
  const std::uint32_t index = append(entry, file, line);
  std::uint32_t& link = last == kNone ? nodes_.edit(node).first_entry : next_entry_.edit(last);
  next_entry_.edit(index) = std::exchange(link, index);
}

void Lexicon::prefetch_child(std::uint32_t node, Symbol symbol) const {
  __builtin_prefetch(&slots_[mix(key_of(node, symbol)) & (slots_.size() - 1)]);
}

std::uint32_t Lexicon::child(std::uint32_t node, Symbol symbol) const {
  const std::uint64_t key = key_of(node, symbol);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = mix(key) & mask;
  while (slots_[slot].key != 0) {
    if (slots_[slot].key == key) return slots_[slot].child;
    slot = (slot + 1) & mask;
  }
  return kNone;
}

std::uint32_t Lexicon::add_root(Symbol symbol) {
  if (symbol >= roots_.size()) roots_.resize(symbol * 2 + 64, kNone);
  if (roots_[symbol] == kNone) {
    roots_.edit(symbol) = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({});
  }
  return roots_[symbol];
}

std::uint32_t Lexicon::add_child(std::uint32_t node, Symbol symbol) {
  if (const std::uint32_t found = child(node, symbol); found != kNone) return found;
  if (used_ * 2 >= slots_.size()) rehash(slots_.size() * 2);
  const std::uint64_t key = key_of(node, symbol);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = mix(key) & mask;
  while (slots_[slot].key != 0) slot = (slot + 1) & mask;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  slots_.edit(slot) = {key, made};
  ++used_;
  nodes_.edit(node).children |= 1u << (symbol & 31);
  nodes_.push_back({});
  return made;
}

void Lexicon::rehash(std::size_t slots) {
  Table<Slot> larger(slots);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& moved : slots_) {
    if (moved.key == 0) continue;
    std::size_t slot = mix(moved.key) & mask;
    while (larger[slot].key != 0) slot = (slot + 1) & mask;
    larger.edit(slot) = moved;
  }
  slots_ = std::move(larger);
}

void Lexicon::match(std::span<const Token> tokens, std::uint32_t i, std::uint32_t last,
                    LanguageMask languages, std::vector<Arc>& out) const {
  std::uint32_t capitals = 0;
  std::uint32_t all_capitals = 0;
  if (i >= last || !begins_entry(tokens[i].symbol)) return;
  std::uint32_t node = roots_[tokens[i].symbol];
  for (std::uint32_t k = i; k < last && k - i < kLongestEntry; ++k) {
    const Token& token = tokens[k];
    if (k > i) {
      if ((nodes_[node].children >> (token.symbol & 31) & 1) == 0) return;
      node = child(node, token.symbol);
      if (node == kNone) return;
    }
    if (token.is(kCapital)) capitals |= 1u << (k - i);
    if (token.is(kAllCaps)) all_capitals |= 1u << (k - i);
    for (std::uint32_t e = nodes_[node].first_entry; e != kNone; e = next_entry_[e]) {
      const Entry& entry = entries_[e];
      if ((entry.languages & languages) == 0 || (entry.capitals & ~capitals) != 0 ||
          (entry.all_capitals & ~all_capitals) != 0) {
        continue;
      }
      out.push_back({i, k + 1, entry.cls, entry.value, entry.number, e});
    }
    if (nodes_[node].children == 0) return;
  }
}

}  // namespace glane
