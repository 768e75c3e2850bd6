#include "stages/tagger/train/phrases.h"

#include <fstream>
#include <map>
#include <stdexcept>

namespace glane::tagger {
namespace {

constexpr float kPinyin = 0.3F;  // of French text's people

// The names of one sentence.
class Filling {
 public:
  Filling(const NameStock& stock, bool chinese, Random& random)
      : stock_(stock), chinese_(chinese), random_(random) {}

  // What stands for `{mark}`; its label, empty where it is no name to the tagger.
  std::string name(const std::string& mark) {
    const std::string kind = mark.substr(0, mark.find_last_not_of("0123456789") + 1);
    if (kind == "FAMILY") return person(mark.substr(kind.size())).second;
    if (kind == "PER" && !chinese_) {
      const auto& [given, family] = person(mark.substr(kind.size()));
      return east_ ? family + ' ' + given : given + ' ' + family;
    }
    const auto [known, is_new] = names_.try_emplace(mark);
    if (is_new) known->second = make(kind);
    return known->second;
  }

  static std::string label(const std::string& mark) {
    const std::string kind = mark.substr(0, mark.find_last_not_of("0123456789") + 1);
    if (kind == "PER" || kind == "FAMILY" || kind == "FOREIGN") return "PER";
    if (kind == "ORG" || kind == "ACRONYM" || kind == "CLUB") return "ORG";
    return kind;
  }

 private:
  const std::pair<std::string, std::string>& person(const std::string& number) {
    const auto [known, is_new] = people_.try_emplace(number);
    if (is_new) {
      if (people_.size() == 1) east_ = random_.unit() < kPinyin;
      const auto style = east_ ? NameStock::Style::Pinyin : NameStock::Style::West;
      known->second = {stock_.given(style, random_), stock_.family(style, random_)};
    }
    return known->second;
  }

  std::string make(const std::string& kind) {
    if (chinese_) return stock_.chinese(kind, random_);
    if (kind == "ORG") return stock_.organization(random_);
    if (kind == "ACRONYM") return stock_.acronym(random_);
    if (kind == "LOC" || kind == "CLUB") return stock_.place(random_);
    if (kind == "PROD") return stock_.product(random_);
    if (kind == "EVENT") return stock_.event(random_);
    if (kind == "WORK") return stock_.title(random_);
    throw std::runtime_error("phrases: no names for {" + kind + "}");
  }

  const NameStock& stock_;
  bool chinese_;
  Random& random_;
  bool east_ = false;
  std::map<std::string, std::pair<std::string, std::string>> people_;
  std::map<std::string, std::string> names_;
};

GoldText fill(const std::string& phrase, const NameStock& stock, bool chinese, Random& random) {
  GoldText text;
  Filling filling(stock, chinese, random);
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t open = std::min(phrase.find('{', at), phrase.size());
    text.text += phrase.substr(at, open - at);
    if (open == phrase.size()) break;
    const std::size_t close = phrase.find('}', open);
    if (close == std::string::npos) throw std::runtime_error("phrases: no } in " + phrase);
    const std::string inside = phrase.substr(open + 1, close - open - 1);
    const std::size_t plus = std::min(inside.find('+'), inside.size());
    const std::string mark = inside.substr(0, plus);
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += filling.name(mark);
    if (plus < inside.size()) text.text += inside.substr(plus + 1);
    const auto end = static_cast<std::uint32_t>(text.text.size());
    text.spans.push_back({begin, end, Filling::label(mark)});
    at = close + 1;
  }
  return text;
}

}  // namespace

std::vector<GoldText> fill_phrases(const std::string& path, const NameStock& stock, int copies,
                                   bool chinese, Random& random) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<GoldText> texts;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    for (int k = 0; k < copies; ++k) texts.push_back(fill(line, stock, chinese, random));
  }
  return texts;
}

}  // namespace glane::tagger
