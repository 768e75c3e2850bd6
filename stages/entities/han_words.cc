#include "stages/entities/han_words.h"

#include <algorithm>
#include <string_view>

#include "pipeline/utf8.h"

namespace glane {
namespace {

constexpr std::array<std::string_view, 5> kRoles{"given", "people", "stop", "surname", "translit"};
constexpr std::uint32_t kWordCost = 10;
constexpr std::uint32_t kCommonCost = 9;  // of two cuts with as many words, that with the plainer ones
constexpr std::uint32_t kCharCost = 12;
constexpr std::uint32_t kLongestWord = 24;

}  // namespace

HanWords::HanWords(const DataFiles& files, Lexicon& lexicon)
    : common_(lexicon.intern_class("common_han")),
      known_person_(lexicon.find_class("known_person")) {
  for (const DataFile* file : files.at("stages/entities/han.tsv")) {
    for (const DataFile::Row& row : file->rows()) {
      file->require_cells(row, 2, 2);
      const auto role = std::find(kRoles.begin(), kRoles.end(), row.cells[0]);
      if (role == kRoles.end()) file->fail(row, "no role of this name");
      std::vector<bool>& bits = bits_[static_cast<std::size_t>(role - kRoles.begin())];
      for (std::uint32_t pos = 0; pos < row.cells[1].size();) {
        const std::uint32_t begin = pos;
        next_code_point(row.cells[1], pos);
        const Symbol symbol = lexicon.intern_symbol(row.cells[1].substr(begin, pos - begin));
        if (symbol >= bits.size()) bits.resize(symbol * 2 + 64);
        bits[symbol] = true;
      }
    }
  }
  for (const DataFile* file : files.at("stages/entities/common.zh.tsv")) {
    if (lexicon.holds(*file)) continue;
    for (const DataFile::Row& row : file->rows()) {
      for (const std::string_view word : split(row.cells[0], ' ')) {
        lexicon.add(*file, row, word, common_, 0, kChinese);
      }
    }
  }
}

void HanWords::cut(const Document& doc, TokenSpan sentence,
                   std::vector<std::uint8_t>& lengths) const {
  const std::uint32_t size = sentence.size();
  std::vector<std::uint32_t> cost(size + 1, 0);
  std::vector<std::uint8_t> best(size, 1);
  for (std::uint32_t k = size; k-- > 0;) {
    const std::uint32_t i = sentence.begin + k;
    cost[k] = cost[k + 1] + kCharCost;
    for (const Arc& arc : doc.words->at(i)) {
      const std::uint32_t length = arc.end - i;
      if (length < 2 || length > kLongestWord || arc.end > sentence.end) continue;
      // 黄兴 is a name, and 黄兴泰 another: the shape of names decides.
      if (length == 2 && arc.cls == known_person_) continue;
      const std::uint32_t total =
          cost[k + length] + (arc.cls == common_ ? kCommonCost : kWordCost);
      // Of equals the longer first word: 台中市|北区.
      if (total > cost[k] || (total == cost[k] && length <= best[k])) continue;
      cost[k] = total;
      best[k] = static_cast<std::uint8_t>(length);
    }
  }
  std::fill_n(lengths.begin() + sentence.begin, size, std::uint8_t{0});
  for (std::uint32_t k = 0; k < size; k += best[k]) lengths[sentence.begin + k] = best[k];
}

}  // namespace glane
