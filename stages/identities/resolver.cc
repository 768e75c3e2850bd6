#include "stages/identities/resolver.h"

#include <algorithm>

#include "pipeline/utf8.h"
#include "stages/identities/partial_mentions.h"
#include "stages/identities/writing_system.h"
#include "stages/names/name_system.h"
#include "stages/names/romanise.h"

namespace glane {
namespace {

// A person's name that is more than a family or a given name: two words, or characters of both.
bool is_whole(const NameText& name, const NameSounds& sounds) {
  if (name.words.size() > 1) return true;
  const NameWord& word = name.words.front();
  if (!word.characters.empty()) return word.characters.size() > 1;
  constexpr unsigned kWholeSyllables = 3;  // two may be a given name: Zhengyi
  return pinyin_syllables(name_part(name, 0, 1, sounds), sounds) >= kWholeSyllables;
}

}  // namespace

std::uint64_t mix_keys(std::uint64_t hash, std::uint64_t next) {
  hash = (hash ^ next) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 31;
}

std::uint64_t mention_key(const Document& doc, const Lexicon& lexicon, TokenSpan tokens,
                          EntityType type) {
  std::uint64_t result = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const std::string_view word = (*doc.tokens)[i].span.in(doc.text());
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (std::uint32_t pos = 0; pos < word.size();) {
      hash = (hash ^ lexicon.chars().fold(next_code_point(word, pos))) * 0x100000001B3u;
    }
    result = mix_keys(result, hash);
  }
  return mix_keys(result, static_cast<std::uint64_t>(type));
}

bool is_single_word(const Document& doc, TokenSpan tokens) {
  for (std::uint32_t i = tokens.begin + 1; i < tokens.end; ++i) {
    if (!(*doc.tokens)[i].is(kGlued)) return false;
  }
  return (*doc.tokens)[tokens.begin].kind != TokenKind::Han || tokens.size() == 1;
}

// `Nvidia Corporation`: a known name and a legal form.
bool Resolver::link_with_legal_form(std::size_t m) {
  const TokenSpan tokens = (*doc_.mentions)[m].tokens;
  for (const Arc& arc : doc_.words->at(tokens.begin)) {
    const IdentityLexicon::Name* name = tools_.names.name(arc);
    if (name == nullptr || arc.end >= tokens.end || name->writing == Writing::Mistranslation) continue;
    if (tools_.names.identities()[name->identity].type != EntityType::Organization) continue;
    if (tools_.words.legal_form_end(doc_, arc.end) != tokens.end) continue;
    links_[m].cluster = clusters_.of_identity(name->identity, tools_.names);
    return true;
  }
  return false;
}

// One identity that the name is a writing of; of several the one that the document names.
void Resolver::link_by_sound(std::size_t m, const NameText& name) {
  std::vector<std::uint32_t> found =
      tools_.sound_names.find(doc_.text_of((*doc_.mentions)[m].tokens), name);
  std::erase_if(found, [&](std::uint32_t identity) {
    return tools_.names.identities()[identity].type != (*doc_.mentions)[m].type;
  });
  if (found.size() > 1) {
    std::vector<std::uint32_t> named;
    for (const std::uint32_t one : found) {
      if (clusters_.find_identity(one) != Link::kNone) named.push_back(one);
    }
    if (named.size() == 1) found = std::move(named);
  }
  if (found.size() == 1) {
    links_[m].cluster = clusters_.of_identity(found.front(), tools_.names);
  } else if (found.size() <= 8) {
    links_[m].candidates = std::move(found);
  }
}

// A person whom the lexicon does not have in this writing: by sound, else by the normalised name.
void Resolver::link_person(std::size_t m) {
  const TokenSpan tokens = (*doc_.mentions)[m].tokens;
  const std::uint64_t key = mention_key(doc_, tools_.lexicon, tokens, EntityType::Person);
  const auto [before, is_new] = by_person_text_.try_emplace(key);
  if (!is_new) {
    links_[m] = before->second;
    return;
  }
  const NameText name = read_name(doc_.text_of(tokens), tools_.sounds.chars());
  const bool open = links_[m].candidates.empty();  // else identities share the very writing
  if (open && !name.words.empty() && is_whole(name, tools_.sounds)) link_by_sound(m, name);
  Link& link = links_[m];
  if (link.cluster == Link::kNone) {
    const std::string slug = person_slug(name, tools_.sounds);
    const auto [at, first] = people_.try_emplace(slug, 0);
    if (first) {
      Cluster cluster;
      cluster.name = tokens;
      cluster.slug = slug;
      at->second = clusters_.add(std::move(cluster));
    }
    link.cluster = at->second;
    if (is_single_word(doc_, tokens)) link.form = tools_.words.form_alone(doc_, tokens);
  }
  link.writing = writing_of(doc_, tokens, EntityType::Person, tools_.sounds);
  before->second = link;
}

void Resolver::link_unknown(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  if (mention.type == EntityType::Person) return link_person(m);
  if (mention.type == EntityType::Organization && link_with_legal_form(m)) return;
  const std::uint64_t key = mention_key(doc_, tools_.lexicon, mention.tokens, mention.type);
  const auto [it, is_new] = by_key_.try_emplace(key, 0);
  if (is_new) {
    if (mention.type == EntityType::Organization) {
      link_by_sound(m, read_name(doc_.text_of(mention.tokens), tools_.sounds.chars()));
    }
    if (links_[m].cluster == Link::kNone) {
      Cluster cluster;
      cluster.type = mention.type;
      cluster.name = mention.tokens;
      links_[m].cluster = clusters_.add(std::move(cluster));
    }
    it->second = links_[m].cluster;
  }
  links_[m].cluster = it->second;
}

// `Liang Wenfeng (梁文锋)`, `Park Do-yun (박도윤)`, `Bureau de recherches (BRGM)`: both are one.
void Resolver::link_brackets() {
  const auto& mentions = *doc_.mentions;
  const auto& tokens = *doc_.tokens;
  for (std::size_t m = 0; m + 1 < mentions.size(); ++m) {
    const TokenSpan a = mentions[m].tokens;
    const TokenSpan b = mentions[m + 1].tokens;
    if (b.begin != a.end + 1 || b.end >= tokens.size()) continue;
    const std::string_view open = tokens[a.end].span.in(doc_.text());
    const std::string_view close = tokens[b.end].span.in(doc_.text());
    if ((open != "(" || close != ")") && (open != "（" || close != "）")) continue;
    if (mentions[m].type != mentions[m + 1].type) continue;
    const TokenKind kind_a = tokens[a.begin].kind;
    const TokenKind kind_b = tokens[b.begin].kind;
    const bool acronym = tokens[b.begin].is(kAllCaps) && b.size() == 1;
    if (kind_a == kind_b && !acronym) continue;
    if (kind_b == TokenKind::Han && links_[m].writing == Writing::Hepburn) links_[m + 1].writing = Writing::Kanji;
    if (clusters_[links_[m].cluster].identity >= 0 && clusters_[links_[m + 1].cluster].identity >= 0)
      continue;
    clusters_.merge(links_[m + 1].cluster, links_[m].cluster);
    if (acronym) links_[m + 1].form = Form::Alias;
  }
}

// `jean-claude-juncker`: letters and digits, accents dropped, all else a hyphen; Han characters by
// their syllables.
std::string Resolver::slug(const Cluster& cluster) const {
  if (!cluster.slug.empty()) return cluster.slug;
  const auto& chars = tools_.lexicon.chars();
  std::string out;
  const auto part = [&] {
    if (!out.empty() && out.back() != '-') out.push_back('-');
  };
  for (std::uint32_t i = cluster.name.begin; i < cluster.name.end; ++i) {
    const Token& token = (*doc_.tokens)[i];
    const std::string_view word = token.span.in(doc_.text());
    const bool han = token.kind == TokenKind::Han;
    if (token.kind == TokenKind::Punct || !token.is(kGlued) || han) part();
    if (token.kind == TokenKind::Punct) continue;
    const std::string folded = chars.fold(word);
    const std::string reading =
        han ? fold_latin(han_to_pinyin(to_u16(folded), false, tools_.sounds)) : std::string();
    out += reading.empty() ? without_accents(folded) : reading;
    if (token.is(kElided) && out.back() == '\'') out.back() = '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (out.empty()) out.push_back('x');
  return out;
}

void Resolver::describe(const Cluster& cluster, EntityRecord& record) const {
  if (cluster.identity >= 0) {
    const auto identity = static_cast<std::uint32_t>(cluster.identity);
    record.id = std::string(tools_.names.identities()[identity].id);
    record.name = std::string(tools_.names.display(identity, doc_.languages->document));
  } else {
    record.id.append(to_word(cluster.type)).append(1, ':').append(slug(cluster));
    record.name = std::string(doc_.text_of(cluster.name));
  }
}

// How a name is written of which the lexicon has only the letters.
Writing Resolver::plain_writing(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  const std::int32_t identity = clusters_[links_[m].cluster].identity;
  const bool usual = identity >= 0 && mention.type == EntityType::Person &&
                     !is_single_word(doc_, mention.tokens) &&
                     doc_.text_of(mention.tokens) ==
                         tools_.names.identities()[static_cast<std::uint32_t>(identity)].fr;
  if (!usual) return writing_of(doc_, mention.tokens, mention.type, tools_.sounds);
  const auto [at, is_new] =
      usual_writing_.try_emplace(static_cast<std::uint32_t>(identity), Writing::Common);
  if (is_new) at->second = usual_writing(tools_.names, at->first, tools_.sounds);
  return at->second;
}

EntityRecord Resolver::record(std::size_t m) {
  const Mention& mention = (*doc_.mentions)[m];
  const Link& link = links_[m];
  const Cluster& cluster = clusters_[link.cluster];
  EntityRecord record;
  record.span = doc_.span_of(mention.tokens);
  record.type = link.part ? cluster.type : mention.type;
  record.rule = mention.rule;
  record.form = link.form;
  describe(cluster, record);
  if (cluster.identity >= 0 && record.name == doc_.text_of(mention.tokens)) record.form = Form::Full;
  if (mention.type == EntityType::Person || mention.type == EntityType::Organization) {
    record.writing = link.writing != Writing::None
                         ? link.writing
                         : plain_writing(m);
  }
  if (cluster.identity < 0) {
    for (const std::uint32_t one : link.candidates)
      record.candidates.emplace_back(tools_.names.identities()[one].id);
    for (const std::uint32_t one : link.rivals) {
      EntityRecord rival;
      describe(clusters_[one], rival);
      record.candidates.push_back(std::move(rival.id));
    }
  }
  return record;
}

// A mistranslation stands instead of what else was seen in its place.
void Resolver::add_slips(std::vector<EntityRecord>& records) const {
  const std::vector<Slips::Found> slips = tools_.slips.find(doc_, clusters_, links_);
  if (slips.empty()) return;
  auto slip = slips.begin();
  std::erase_if(records, [&](const EntityRecord& other) {
    while (slip != slips.end() && doc_.span_of(slip->tokens).end <= other.span.begin) ++slip;
    return slip != slips.end() && doc_.span_of(slip->tokens).overlaps(other.span);
  });
  for (const Slips::Found& one : slips) {
    EntityRecord record;
    record.span = doc_.span_of(one.tokens);
    const IdentityLexicon::Identity& known = tools_.names.identities()[one.identity];
    record.type = known.type;
    record.id = std::string(known.id);
    record.name = std::string(tools_.names.display(one.identity, doc_.languages->document));
    record.form = Form::Alias;
    record.writing = Writing::Mistranslation;
    record.rule = one.rule;
    records.push_back(std::move(record));
  }
  std::sort(records.begin(), records.end(), [](const EntityRecord& a, const EntityRecord& b) {
    return a.span.begin < b.span.begin;
  });
}

std::vector<EntityRecord> Resolver::run() {
  const std::size_t count = doc_.mentions->size();
  links_.resize(count);
  for (std::size_t m = 0; m < count; ++m) link_known(m);
  named_otherwise_ = clusters_.size();
  {
    const Context context(doc_, tools_.names, clusters_, links_);
    for (std::size_t m = 0; m < count; ++m) {
      if (links_[m].cluster == Link::kNone) link_shared(m, context);
    }
  }
  for (std::size_t m = 0; m < count; ++m) {
    if (links_[m].cluster == Link::kNone) link_unknown(m);
  }
  link_brackets();
  PartialMentions(doc_, tools_, clusters_, links_).link();
  std::vector<EntityRecord> records;
  records.reserve(count);
  for (std::size_t m = 0; m < count; ++m) records.push_back(record(m));
  add_slips(records);
  return records;
}

}  // namespace glane
