#include "stages/resolve/resolve.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace glane {
namespace {

// A record of any kind; `tie` breaks ties of length.
struct Candidate {
  NormSpan span;
  std::uint8_t rank;  // 0 entity, 1 date, 2 amount
  std::uint32_t index;
  std::uint8_t tie;
};

// Lengths of time that are ages: `34 ans` of `à l'âge d'environ 34 ans`.  Both lists are in order.
std::vector<bool> ages_among(const std::vector<DateRecord>& dates,
                             const std::vector<AmountRecord>& amounts) {
  std::vector<bool> ages(dates.size());
  std::size_t k = 0;
  for (std::size_t d = 0; d < dates.size(); ++d) {
    while (k < amounts.size() && amounts[k].span.end <= dates[d].span.begin) ++k;
    for (std::size_t a = k; a < amounts.size() && amounts[a].span.begin < dates[d].span.end; ++a) {
      if (amounts[a].type == AmountType::Age) ages[d] = true;
    }
  }
  return ages;
}

template <class Record>
void collect(const std::vector<Record>& records, std::uint8_t rank, std::vector<Candidate>& out) {
  for (std::uint32_t k = 0; k < records.size(); ++k) {
    out.push_back({records[k].span, rank, k, rank});
  }
}

// Candidates that stay.  They are taken longest first; one that overlaps a taken one goes.
std::vector<Candidate> without_overlaps(std::vector<Candidate> all) {
  std::sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  // Overlaps form short chains; within each, the choice is by length.
  std::vector<Candidate> kept;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    std::uint32_t reach = all[begin].span.end;
    while (end < all.size() && all[end].span.begin < reach)
      reach = std::max(reach, all[end++].span.end);
    std::vector<Candidate> chain(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                 all.begin() + static_cast<std::ptrdiff_t>(end));
    std::stable_sort(chain.begin(), chain.end(), [](const Candidate& a, const Candidate& b) {
      return a.span.size() != b.span.size() ? a.span.size() > b.span.size() : a.tie < b.tie;
    });
    const std::size_t first = kept.size();
    for (const Candidate& c : chain) {
      const bool free = std::none_of(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(),
                                     [&](const Candidate& k) { return k.span.overlaps(c.span); });
      if (free) kept.push_back(c);
    }
    begin = end;
  }
  std::sort(kept.begin(), kept.end(),
            [](const Candidate& a, const Candidate& b) { return a.span.begin < b.span.begin; });
  return kept;
}

}  // namespace

Records resolve(const Document& doc) {
  std::vector<Candidate> all;
  collect(*doc.entities, 0, all);
  collect(*doc.dates, 1, all);
  collect(*doc.amounts, 2, all);
  const std::vector<bool> ages = ages_among(*doc.dates, *doc.amounts);
  std::erase_if(all, [&](const Candidate& c) { return c.rank == 1 && ages[c.index]; });
  for (Candidate& c : all) {
    // A feast is a date before it is an event, a fiscal year before it is a model.
    if (c.rank == 0) c.tie = (*doc.entities)[c.index].type == EntityType::Event ? 3 : 1;
    if (c.rank == 1) c.tie = (*doc.dates)[c.index].fiscal ? 0 : 2;
    // `EUR 500` is money before it is a model.
    if (c.rank == 2) c.tie = (*doc.amounts)[c.index].type == AmountType::Money ? 0 : 4;
  }
  Records records;
  std::vector<std::int32_t> date_at(doc.dates->size(), -1);
  std::vector<std::int32_t> amount_at(doc.amounts->size(), -1);
  for (const Candidate& c : without_overlaps(std::move(all))) {
    if (c.rank == 0) {
      records.entities.push_back((*doc.entities)[c.index]);
    } else if (c.rank == 1) {
      date_at[c.index] = static_cast<std::int32_t>(records.dates.size());
      records.dates.push_back((*doc.dates)[c.index]);
    } else {
      amount_at[c.index] = static_cast<std::int32_t>(records.amounts.size());
      records.amounts.push_back((*doc.amounts)[c.index]);
    }
  }
  for (DateRecord& date : records.dates) {
    if (date.anchor >= 0) date.anchor = date_at[static_cast<std::size_t>(date.anchor)];
  }
  for (AmountRecord& amount : records.amounts) {
    if (amount.same_as >= 0) amount.same_as = amount_at[static_cast<std::size_t>(amount.same_as)];
  }
  return records;
}

}  // namespace glane
