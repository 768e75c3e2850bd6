#include "stages/identities/partial_mentions.h"

#include <algorithm>

#include "stages/names/name_parts.h"
#include "stages/names/name_system.h"

namespace glane {
namespace {

constexpr std::int64_t kNamed = 1000;  // the document names the identity; plus where it did last
constexpr int kClear = 3;  // the lexicon has the part as a name of its own: `Trump`; between a role
                           // and an employer in the sentence
constexpr std::size_t kMostCandidates = 8;
constexpr std::uint64_t kGender = 0x67;  // parts of people of one gender are noted apart

}  // namespace

// `Tchang Kaï-chek`: a small letter after the hyphen, which no `Dupont-Durand` has.
bool PartialMentions::ends_in_syllables(TokenSpan tokens) const {
  const auto& all = *doc_.tokens;
  if (tokens.size() < 4) return false;
  if (!all[tokens.end - 1].is(kGlued) || all[tokens.begin + 1].is(kGlued)) return false;
  const bool hyphen = all[tokens.end - 2].span.in(doc_.text()) == "-";
  return hyphen && !all[tokens.end - 1].is(kCapital) && all[tokens.end - 3].is(kCapital);
}

// Which end of a personal name the family name is at.
bool PartialMentions::family_first(TokenSpan tokens) {
  const std::uint64_t key = mention_key(doc_, tools_.lexicon, tokens, EntityType::Person);
  const auto [at, is_new] = family_first_.try_emplace(key, false);
  if (is_new) {
    const NameText name = read_name(doc_.text_of(tokens), tools_.sounds.chars());
    at->second = name_system(name, tools_.sounds).family_first || ends_in_syllables(tokens);
  }
  return at->second;
}

// Family or given name: as the lexicon has it of this person, else as the order of the parts says.
Form PartialMentions::form_of(std::uint32_t cluster, TokenSpan part, Form by_order) const {
  const std::int32_t identity = clusters_[cluster].identity;
  if (identity < 0) return by_order;
  for (const Arc& arc : doc_.words->at(part.begin)) {
    const IdentityLexicon::Name* name = tools_.names.name(arc);
    if (name == nullptr || arc.end != part.end) continue;
    if (name->identity != static_cast<std::uint32_t>(identity)) continue;
    if (name->form == Form::Family || name->form == Form::Given) return name->form;
  }
  return by_order;
}

void PartialMentions::note(std::size_t m, TokenSpan part, Form form, bool replace) {
  const Mention& mention = (*doc_.mentions)[m];
  if (part.begin >= part.end || part == mention.tokens) return;
  Part entry;
  entry.cluster = clusters_.root(links_[m].cluster);
  entry.form = form_of(entry.cluster, part, form);
  entry.mention = static_cast<std::uint32_t>(m);
  const std::uint64_t key = mention_key(doc_, tools_.lexicon, part, mention.type);
  const char gender =
      mention.type == EntityType::Person ? tools_.words.gender_of(doc_, mention.tokens) : '\0';
  const auto put = [&](std::uint64_t k) {
    if (replace) {
      Part& old = parts_[k];
      const bool other = old.cluster != Link::kNone && clusters_.root(old.cluster) != entry.cluster;
      Part next = entry;
      next.rival = other ? old.cluster : old.rival;
      next.rival_mention = other ? old.mention : old.rival_mention;
      old = next;
    } else {
      parts_.try_emplace(k, entry);
    }
  };
  put(key);
  if (gender != '\0') put(mix_keys(key, kGender + static_cast<unsigned char>(gender)));
}

void PartialMentions::register_han(std::size_t m, bool replace) {
  const Mention& mention = (*doc_.mentions)[m];
  const TokenSpan all = mention.tokens;
  const auto& tokens = *doc_.tokens;
  const auto dot = std::find_if(tokens.begin() + all.begin, tokens.begin() + all.end,
                                [](const Token& t) { return t.kind == TokenKind::Punct; });
  const auto at = static_cast<std::uint32_t>(dot - tokens.begin());
  if (at < all.end) {
    std::uint32_t last = all.end - 1;
    while (last > at && tokens[last].kind != TokenKind::Punct) --last;
    note(m, {all.begin, at}, Form::Given, replace);
    note(m, {last + 1, all.end}, Form::Family, replace);
  } else if (mention.type == EntityType::Person) {
    note(m, {all.begin, all.begin + 1}, Form::Family, replace);
    note(m, {all.begin + 1, all.end}, Form::Given, replace);
  } else {
    for (std::uint32_t end = all.begin + 2; end + 2 <= all.end; ++end)
      note(m, {all.begin, end}, Form::Alias, replace);
  }
}

// Notes the words of a whole name, so that one of them alone can be led back to it.
void PartialMentions::register_parts(std::size_t m, bool replace) {
  const Mention& mention = (*doc_.mentions)[m];
  const TokenSpan all = mention.tokens;
  if (links_[m].part || is_single_word(doc_, all)) return;
  if (mention.type != EntityType::Person && mention.type != EntityType::Organization) return;
  const auto& tokens = *doc_.tokens;
  if (tokens[all.begin].kind == TokenKind::Han) return register_han(m, replace);
  std::uint32_t first_end = all.begin + 1;
  std::uint32_t last = all.end - 1;
  while (first_end < all.end && tokens[first_end].is(kGlued)) ++first_end;
  while (last > all.begin && tokens[last].is(kGlued)) --last;
  if (mention.type == EntityType::Organization)
    return note(m, {all.begin, first_end}, Form::Alias, replace);
  const bool first = family_first(all);
  note(m, {all.begin, first_end}, first ? Form::Family : Form::Given, replace);
  note(m, {last, all.end}, first ? Form::Given : Form::Family, replace);
  if (first_end < last) note(m, {first_end, all.end}, Form::Family, replace);
}

// With a title of one gender the latest person of that gender, else the latest of all.
const PartialMentions::Part* PartialMentions::find_part(std::size_t m) const {
  const Mention& mention = (*doc_.mentions)[m];
  const std::uint64_t key = mention_key(doc_, tools_.lexicon, mention.tokens, mention.type);
  const char gender =
      mention.type == EntityType::Person ? tools_.words.gender_of(doc_, mention.tokens) : '\0';
  auto found = parts_.end();
  if (gender != '\0')
    found = parts_.find(mix_keys(key, kGender + static_cast<unsigned char>(gender)));
  if (found == parts_.end()) found = parts_.find(key);
  return found == parts_.end() ? nullptr : &found->second;
}

// Of two people with this name the latest is meant, unless the sentence speaks for the other (above
// 0) or both were named in one sentence and nothing speaks for either (0).
int PartialMentions::weigh_rival(std::size_t m, const Part& part) const {
  if (part.rival == Link::kNone || clusters_.root(part.rival) == clusters_.root(part.cluster))
    return -1;
  const TokenSpan tokens = (*doc_.mentions)[m].tokens;
  const auto weight = [&](std::uint32_t cluster) {
    const std::int32_t identity = clusters_[cluster].identity;
    return identity < 0 ? 0 : context_.weight_beside(static_cast<std::uint32_t>(identity), tokens);
  };
  const int difference = weight(part.rival) - weight(part.cluster);
  if (difference != 0) return difference;
  const auto sentence = [&](std::uint32_t mention) {
    return context_.sentence_of((*doc_.mentions)[mention].tokens.begin).tokens.begin;
  };
  return part.mention < m && sentence(part.rival_mention) == sentence(part.mention) ? 0 : -1;
}

bool PartialMentions::link_to_part(std::size_t m, const Part* part) {
  if (part == nullptr || clusters_.root(part->cluster) == clusters_.root(links_[m].cluster))
    return false;
  const int rival = weigh_rival(m, *part);
  Link link;
  link.cluster = rival > 0 ? part->rival : part->cluster;
  link.form = part->form;
  link.part = true;
  if (rival == 0) {
    link.cluster = links_[m].cluster;
    link.rivals = {part->cluster, part->rival};
  }
  links_[m] = std::move(link);
  return true;
}

// `Sun Microsystems` … `Sun`: what looks like the family name of nobody here is the company's.
void PartialMentions::link_to_company(std::size_t m) {
  const TokenSpan tokens = (*doc_.mentions)[m].tokens;
  if (tools_.words.gender_of(doc_, tokens) != '\0') return;
  if (tokens.begin > 0 && tools_.words.introduces(doc_, tokens.begin - 1)) return;
  const auto found =
      parts_.find(mention_key(doc_, tools_.lexicon, tokens, EntityType::Organization));
  if (found != parts_.end()) link_to_part(m, &found->second);
}

// Family names that thousands bear: the lexicon's only bearer of one is not the one meant.
bool PartialMentions::is_shared_family(TokenSpan tokens) const {
  const NameText name = read_name(doc_.text_of(tokens), tools_.sounds.chars());
  if (name.words.size() != 1 || name.script == NameScript::Han)
    return name.script == NameScript::Han;
  const std::string letters = bare_letters(name.words.front().letters);
  return tools_.sounds.is_usual_pinyin_family(letters) ||
         tools_.sounds.hangul().is_family(letters) ||
         tools_.sounds.families(pack_letters(letters)) != nullptr;
}

std::vector<PartialMentions::Candidate> PartialMentions::candidates(std::size_t m) const {
  const Mention& mention = (*doc_.mentions)[m];
  std::vector<Candidate> out;
  const auto arcs = doc_.words->at(mention.tokens.begin);
  const auto is_clear = [&](std::uint32_t identity) {
    return std::any_of(arcs.begin(), arcs.end(), [&](const Arc& arc) {
      const IdentityLexicon::Name* name = tools_.names.name(arc);
      return name != nullptr && arc.end == mention.tokens.end && name->identity == identity &&
             name->form == Form::Alias && name->writing != Writing::Mistranslation;
    });
  };
  for (const Arc& arc : arcs) {
    const IdentityLexicon::Name* name = tools_.names.name(arc);
    if (name == nullptr || arc.end != mention.tokens.end) continue;
    if (name->form != Form::Family && name->form != Form::Given) continue;
    if (!out.empty() && out.back().name->identity == name->identity) continue;
    const std::uint32_t cluster = clusters_.find_identity(name->identity);
    Candidate candidate{name, 0};
    if (cluster != Link::kNone) {
      candidate.weight = kNamed + clusters_[cluster].latest;
    } else if (name->form == Form::Given) {
      // `Masayoshi, le patron de SoftBank`; of a usual one the employer does not say enough.
      candidate.weight = context_.weight(name->identity, mention.tokens);
      if (candidate.weight <= kClear || tools_.words.is_usual_given(doc_, mention.tokens)) continue;
    } else {
      candidate.weight = context_.weight(name->identity, mention.tokens);
      if (is_clear(name->identity)) candidate.weight += kClear;
      if (tools_.names.identities()[name->identity].given) ++candidate.weight;
    }
    out.push_back(candidate);
  }
  return out;
}

void PartialMentions::link_to_lexicon(std::size_t m) {
  const std::vector<Candidate> all = candidates(m);
  if (all.empty()) return;
  const auto best = std::max_element(
      all.begin(), all.end(), [](const auto& a, const auto& b) { return a.weight < b.weight; });
  std::vector<std::uint32_t> equal;
  for (const Candidate& one : all) {
    if (one.weight == best->weight) equal.push_back(one.name->identity);
  }
  const bool alone =
      equal.size() == 1 && (best->weight > 0 || !is_shared_family((*doc_.mentions)[m].tokens));
  if (!alone) {
    if (equal.size() > 1 && equal.size() <= kMostCandidates)
      links_[m].candidates = std::move(equal);
    return;
  }
  Link link;
  link.cluster = clusters_.of_identity(best->name->identity, tools_.names);
  link.form = best->name->form;
  link.writing = best->name->writing;
  link.part = true;
  links_[m] = std::move(link);
}

void PartialMentions::link() {
  const auto& mentions = *doc_.mentions;
  for (std::size_t m = 0; m < mentions.size(); ++m) register_parts(m, false);
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const bool open = clusters_[links_[m].cluster].identity < 0;
    if (open && !links_[m].part && !link_to_part(m, find_part(m)) &&
        mentions[m].type == EntityType::Person) {
      link_to_lexicon(m);
      if (!links_[m].part && is_single_word(doc_, mentions[m].tokens)) link_to_company(m);
    }
    clusters_[links_[m].cluster].latest = static_cast<std::uint32_t>(m);
    register_parts(m, true);
  }
}

}  // namespace glane
