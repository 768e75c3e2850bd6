#include "stages/identities/resolver.h"

#include <algorithm>

#include "pipeline/utf8.h"

namespace glane {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t next) {
  hash = (hash ^ next) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 31;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || text[word.size()] == ' ' ||
                                    static_cast<unsigned char>(text[word.size()]) >= 0x80);
}

}  // namespace

std::uint64_t Resolver::key(TokenSpan tokens) const {
  std::uint64_t result = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const std::string_view word = (*doc_.tokens)[i].span.in(doc_.text());
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (std::uint32_t pos = 0; pos < word.size();) {
      hash = (hash ^ tools_.lexicon.chars().fold(next_code_point(word, pos))) * 0x100000001B3u;
    }
    result = mix(result, hash);
  }
  return result;
}

// One word, hyphens inside allowed; or one Han character.
bool Resolver::is_single(TokenSpan tokens) const {
  for (std::uint32_t i = tokens.begin + 1; i < tokens.end; ++i) {
    if (!(*doc_.tokens)[i].is(kGlued)) return false;
  }
  return (*doc_.tokens)[tokens.begin].kind != TokenKind::Han || tokens.size() == 1;
}

std::uint32_t Resolver::root(std::uint32_t cluster) const {
  while (merged_into_[cluster] != cluster) cluster = merged_into_[cluster];
  return cluster;
}

void Resolver::merge(std::uint32_t from, std::uint32_t into) {
  from = root(from);
  into = root(into);
  if (from == into) return;
  if (clusters_[into].identity < 0 && clusters_[from].identity >= 0) std::swap(from, into);
  merged_into_[from] = into;
}

std::uint32_t Resolver::cluster_of_identity(std::uint32_t identity) {
  const auto next = static_cast<std::uint32_t>(clusters_.size());
  const auto [it, is_new] = by_identity_.try_emplace(identity, next);
  if (is_new) {
    clusters_.emplace_back();
    clusters_.back().type = tools_.names.identities()[identity].type;
    clusters_.back().identity = static_cast<std::int32_t>(identity);
    merged_into_.push_back(next);
  }
  return it->second;
}

// A mention that is a whole writing of one identity alone.
void Resolver::link_known(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  const IdentityLexicon::Name* found = nullptr;
  for (const Arc& arc : doc_.words->at(mention.tokens.begin)) {
    const IdentityLexicon::Name* name = tools_.names.name(arc);
    if (name == nullptr || arc.end != mention.tokens.end) continue;
    if (name->form == Form::Family || name->form == Form::Given) continue;
    if (tools_.names.identities()[name->identity].type != mention.type) continue;
    const auto given = [&](const IdentityLexicon::Name* n) {
      return tools_.names.identities()[n->identity].given;
    };
    // What the user says stands; else of two writings the plainer one speaks: a pinyin name that is
    // also the common one.
    if (found != nullptr && given(found) && !given(name)) continue;
    if (found == nullptr || (found->form != Form::Full && name->form == Form::Full)) found = name;
  }
  if (found == nullptr) return;
  Link& link = links_[m];
  link.cluster = cluster_of_identity(found->identity);
  link.form = found->form;
  link.writing = found->writing;
  const std::string_view display =
      tools_.names.display(found->identity, doc_.languages->document);
  if (link.form == Form::Alias && found->writing == Writing::None &&
      starts_with_word(found->surface, display)) {
    link.form = Form::Full;
  }
}

// A family or given name of the lexicon: of an identity that the document names in full, the latest
// first; else of the only one that has it.
bool Resolver::link_known_part(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  const IdentityLexicon::Name* best = nullptr;
  std::int64_t best_order = -1;
  int owners = 0;
  for (const Arc& arc : doc_.words->at(mention.tokens.begin)) {
    const IdentityLexicon::Name* name = tools_.names.name(arc);
    if (name == nullptr || arc.end != mention.tokens.end) continue;
    if (name->form != Form::Family && name->form != Form::Given) continue;
    const auto known = by_identity_.find(name->identity);
    if (name->form == Form::Family && (best == nullptr || best->identity != name->identity)) ++owners;
    const std::int64_t order =
        known == by_identity_.end() ? 0 : 1 + clusters_[root(known->second)].latest;
    if (order == 0 && name->form == Form::Given) continue;
    if (order > best_order) {
      best = name;
      best_order = order;
    }
  }
  if (best == nullptr || (best_order == 0 && owners != 1)) return false;
  links_[m] = {cluster_of_identity(best->identity), best->form, best->writing, true};
  return true;
}

void Resolver::link_unknown(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  const std::uint64_t k = mix(key(mention.tokens), static_cast<std::uint64_t>(mention.type));
  const auto next = static_cast<std::uint32_t>(clusters_.size());
  const auto [it, is_new] = by_key_.try_emplace(k, next);
  if (is_new) {
    Cluster cluster;
    cluster.type = mention.type;
    cluster.name = mention.tokens;
    clusters_.push_back(cluster);
    merged_into_.push_back(next);
  }
  links_[m].cluster = it->second;
}

// `Liang Wenfeng (梁文锋)`, `Bureau de recherches (BRGM)`: both are one.
void Resolver::link_brackets() {
  const auto& mentions = *doc_.mentions;
  for (std::size_t m = 0; m + 1 < mentions.size(); ++m) {
    const TokenSpan a = mentions[m].tokens;
    const TokenSpan b = mentions[m + 1].tokens;
    if (b.begin != a.end + 1 || b.end >= doc_.tokens->size()) continue;
    const std::string_view open = (*doc_.tokens)[a.end].span.in(doc_.text());
    const std::string_view close = (*doc_.tokens)[b.end].span.in(doc_.text());
    if ((open != "(" || close != ")") && (open != "（" || close != "）")) continue;
    if (mentions[m].type != mentions[m + 1].type) continue;
    const bool han_a = (*doc_.tokens)[a.begin].kind == TokenKind::Han;
    const bool han_b = (*doc_.tokens)[b.begin].kind == TokenKind::Han;
    const bool acronym = (*doc_.tokens)[b.begin].is(kAllCaps) && b.size() == 1;
    if (han_a == han_b && !acronym) continue;
    const std::uint32_t ca = root(links_[m].cluster);
    const std::uint32_t cb = root(links_[m + 1].cluster);
    if (clusters_[ca].identity >= 0 && clusters_[cb].identity >= 0) continue;
    merge(cb, ca);
    if (acronym) links_[m + 1].form = Form::Alias;
  }
}

// Notes the words of a whole personal name, so that one of them alone can be led back to it.
void Resolver::register_parts(std::size_t m, bool replace) {
  const Mention& mention = (*doc_.mentions)[m];
  const TokenSpan all = mention.tokens;
  if (links_[m].part || is_single(all)) return;
  if (mention.type != EntityType::Person && mention.type != EntityType::Organization) return;
  const auto& tokens = *doc_.tokens;
  const std::uint32_t cluster = root(links_[m].cluster);
  const auto note = [&](TokenSpan part, Form form) {
    if (part.begin >= part.end || part == all) return;
    const std::uint64_t k = mix(key(part), static_cast<std::uint64_t>(mention.type));
    if (replace) {
      parts_[k] = {cluster, form};
    } else {
      parts_.try_emplace(k, Part{cluster, form});
    }
  };
  std::uint32_t first_end = all.begin + 1;
  std::uint32_t last = all.end - 1;
  const bool han = tokens[all.begin].kind == TokenKind::Han;
  const auto dot = [&](std::uint32_t i) { return tokens[i].kind == TokenKind::Punct; };
  if (han) {
    const auto first_dot = std::find_if(tokens.begin() + all.begin, tokens.begin() + all.end,
                                        [](const Token& t) { return t.kind == TokenKind::Punct; });
    const auto at = static_cast<std::uint32_t>(first_dot - tokens.begin());
    if (at < all.end) {
      while (last > at && !dot(last)) --last;
      note({all.begin, at}, Form::Given);
      note({last + 1, all.end}, Form::Family);
    } else if (mention.type == EntityType::Person) {
      note({all.begin, first_end}, Form::Family);
      note({first_end, all.end}, Form::Given);
    } else {
      for (std::uint32_t end = all.begin + 2; end + 2 <= all.end; ++end) note({all.begin, end}, Form::Alias);
    }
    return;
  }
  while (first_end < all.end && tokens[first_end].is(kGlued)) ++first_end;
  while (last > all.begin && tokens[last].is(kGlued)) --last;
  if (mention.type == EntityType::Organization) return note({all.begin, first_end}, Form::Alias);
  const bool family_first = tools_.writing.family_first(doc_, all);
  note({all.begin, first_end}, family_first ? Form::Family : Form::Given);
  note({last, all.end}, family_first ? Form::Given : Form::Family);
  if (first_end < last) note({first_end, all.end}, Form::Family);
}

// Parts of names, each led to the latest whole name before it, else to the first after it.
void Resolver::link_parts() {
  const auto& mentions = *doc_.mentions;
  for (std::size_t m = 0; m < mentions.size(); ++m) register_parts(m, false);
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const bool open = clusters_[root(links_[m].cluster)].identity < 0;
    if (open && !links_[m].part) {
      const std::uint64_t k =
          mix(key(mentions[m].tokens), static_cast<std::uint64_t>(mentions[m].type));
      const auto part = parts_.find(k);
      if (part != parts_.end() && root(part->second.cluster) != root(links_[m].cluster)) {
        links_[m] = {part->second.cluster, part->second.form, Writing::None, true};
      } else if (mentions[m].type == EntityType::Person) {
        static_cast<void>(link_known_part(m));
      }
    }
    clusters_[root(links_[m].cluster)].latest = static_cast<std::uint32_t>(m);
    register_parts(m, true);
  }
}

// `jean-claude-juncker`: letters and digits, accents dropped, all else a hyphen.  Han characters by
// their reading, so that 罗启明 and `Luo Qiming` are one person in all documents: `luo-qiming`.
std::string Resolver::slug(const Cluster& cluster) const {
  const auto& chars = tools_.lexicon.chars();
  std::string out;
  const auto part = [&] {
    if (!out.empty() && out.back() != '-') out.push_back('-');
  };
  for (std::uint32_t i = cluster.name.begin; i < cluster.name.end; ++i) {
    const Token& token = (*doc_.tokens)[i];
    const std::string_view word = token.span.in(doc_.text());
    const bool given = cluster.type == EntityType::Person && i > cluster.name.begin + 1;
    if (token.kind == TokenKind::Punct || !token.is(kGlued) ||
        (token.kind == TokenKind::Han && !given)) {
      part();
    }
    if (token.kind == TokenKind::Punct) continue;
    const std::string_view reading =
        token.kind == TokenKind::Han ? tools_.writing.pinyin(token.symbol) : std::string_view();
    out += reading.empty() ? without_accents(chars.fold(word)) : std::string(reading);
    if (token.is(kElided) && out.back() == '\'') out.back() = '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (out.empty()) out.push_back('x');
  return out;
}

EntityRecord Resolver::record(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  const Link& link = links_[m];
  const Cluster& cluster = clusters_[root(link.cluster)];
  EntityRecord record;
  record.span = doc_.span_of(mention.tokens);
  record.type = mention.type;
  record.rule = mention.rule;
  record.form = link.form;
  if (cluster.identity >= 0) {
    const auto identity = static_cast<std::uint32_t>(cluster.identity);
    record.id = std::string(tools_.names.identities()[identity].id);
    record.name = std::string(tools_.names.display(identity, doc_.languages->document));
    if (record.name == doc_.text_of(mention.tokens)) record.form = Form::Full;
  } else {
    record.id.append(to_word(cluster.type)).append(1, ':').append(slug(cluster));
    record.name = std::string(doc_.text_of(cluster.name));
  }
  if (mention.type == EntityType::Person || mention.type == EntityType::Organization) {
    record.writing = link.writing != Writing::None
                         ? link.writing
                         : tools_.writing.of(doc_, mention.tokens, mention.type);
  }
  return record;
}

std::vector<EntityRecord> Resolver::run() {
  const std::size_t count = doc_.mentions->size();
  links_.resize(count);
  for (std::size_t m = 0; m < count; ++m) link_known(m);
  for (std::size_t m = 0; m < count; ++m) {
    if (links_[m].cluster == kNone) link_unknown(m);
  }
  link_brackets();
  link_parts();
  std::vector<EntityRecord> records;
  records.reserve(count);
  for (std::size_t m = 0; m < count; ++m) records.push_back(record(m));
  return records;
}

}  // namespace glane
