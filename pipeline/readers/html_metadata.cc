#include "pipeline/readers/html_metadata.h"

#include <simdjson.h>

#include <array>
#include <utility>

#include "pipeline/language.h"
#include "pipeline/readers/given_date.h"

namespace glane {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMostItems = 200;  // of a JSON-LD graph

// A date that parse_date() reads: also `2024/11/15`, `2024年11月15日 08:30`, and the first ten
// characters of what goes on in another way.  Empty for other text.
std::string readable_date(std::string_view text) {
  std::string date;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::string_view rest = text.substr(pos);
    if (rest.starts_with("年") || rest.starts_with("月")) {
      date += '-';
      pos += 3;
    } else if (rest.starts_with("日")) {
      date += ' ';
      pos += 3;
    } else {
      date += date.size() < 10 && (text[pos] == '/' || text[pos] == '.') ? '-' : text[pos];
      ++pos;
    }
  }
  date = collapsed(date);
  // `2024-1-5`: two digits each.
  for (const std::size_t at : {std::size_t{5}, std::size_t{8}}) {
    const bool digit = date.size() > at && date[at] >= '0' && date[at] <= '9';
    const bool next = date.size() > at + 1 && date[at + 1] >= '0' && date[at + 1] <= '9';
    if (digit && !next) date.insert(at, "0");
  }
  if (parse_date(date)) return date;
  date.resize(std::min<std::size_t>(date.size(), 10));
  return parse_date(date) ? date : std::string();
}

void set(HtmlFact& fact, std::string value, std::string_view source) {
  if (!fact.value.empty() || value.empty()) return;
  fact.value = std::move(value);
  fact.source = source;
}

bool is_address(std::string_view text) {
  return text.starts_with("http:") || text.starts_with("https:");
}

// Collects; what is found where decides in the end.
class Metadata {
 public:
  explicit Metadata(const GumboNode* root) {
    walk(
        root,
        [&](const GumboNode* node) {
          if (is_element(node)) element(node);
          return tag_of(node) != GUMBO_TAG_TEMPLATE;
        },
        [](const GumboNode*) {});
  }

  void fill(HtmlPage& page) {
    for (const HtmlFact& fact : {ld_title_, meta_title_, headline_, title_}) {
      set(page.title, fact.value, fact.source);
    }
    for (const HtmlFact& fact : {ld_author_, meta_author_, author_}) {
      set(page.author, fact.value, fact.source);
    }
    for (const HtmlFact& fact : {ld_date_, meta_date_, marked_time_, time_}) {
      set(page.date, fact.value, fact.source);
    }
    for (const HtmlFact& fact : {html_language_, meta_language_}) {
      set(page.language, fact.value, fact.source);
    }
    page.url = canonical_.empty() ? meta_url_ : canonical_;
  }

 private:
  void element(const GumboNode* node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_HTML:
        language(attribute(node, "lang"), "html lang", html_language_);
        break;
      case GUMBO_TAG_META:
        meta(node);
        break;
      case GUMBO_TAG_TITLE:
        set(title_, text(node), "title");
        break;
      case GUMBO_TAG_H1:
        set(headline_, text(node), "h1");
        break;
      case GUMBO_TAG_TIME:
        time(node);
        break;
      case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical") canonical_ = attribute(node, "href");
        break;
      case GUMBO_TAG_SCRIPT:
        if (attribute(node, "type") == "application/ld+json") linked_data(node);
        break;
      default:
        break;
    }
    if (attribute(node, "rel") == "author" && tag_of(node) == GUMBO_TAG_A) {
      set(author_, text(node), "rel=author");
    }
    const std::string_view property = attribute(node, "itemprop");
    if (property == "author" && tag_of(node) != GUMBO_TAG_META) {
      set(author_, text(node), "itemprop=author");
    }
  }

  static std::string text(const GumboNode* node) {
    std::string all;
    append_text(node, all);
    return collapsed(all);
  }

  static void language(std::string_view tag, std::string_view source, HtmlFact& fact) {
    // `zh` alone does not say which script.
    if (tag == "zh" || tag == "ZH") return;
    std::string dashed(tag);
    for (char& c : dashed) c = c == '_' ? '-' : c;
    if (const auto language = parse_language(dashed); language && *language != Language::Und) {
      set(fact, std::string(to_tag(*language)), source);
    }
  }

  void meta(const GumboNode* node) {
    static constexpr std::array<std::string_view, 5> kTitles{"og:title", "twitter:title", "dc.title",
                                                             "dcterms.title", "title"};
    static constexpr std::array<std::string_view, 6> kAuthors{
        "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author"};
    static constexpr std::array<std::string_view, 16> kDates{
        "article:published_time", "og:article:published_time", "og:published_time",
        "datepublished",          "date",                      "pubdate",
        "publishdate",            "publish_date",              "publish-date",
        "publication_date",       "dc.date",                   "dc.date.issued",
        "dcterms.created",        "dcterms.date",              "parsely-pub-date",
        "sailthru.date"};
    std::string name;
    for (const char* key : {"property", "name", "itemprop"}) {
      if (name.empty()) name = attribute(node, key);
    }
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const std::string value = collapsed(attribute(node, "content"));
    const auto is_one_of = [&](const auto& names) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (is_one_of(kTitles)) set(meta_title_, value, name);
    if (is_one_of(kAuthors) && !is_address(value)) set(meta_author_, value, name);
    if (is_one_of(kDates)) set(meta_date_, readable_date(value), name);
    if (name == "og:locale") language(value, name, meta_language_);
    if (name == "og:url" && meta_url_.empty()) meta_url_ = value;
    if (attribute(node, "http-equiv") == "content-language") {
      language(value, "content-language", meta_language_);
    }
  }

  void time(const GumboNode* node) {
    std::string_view value = attribute(node, "datetime");
    const bool marked =
        has_attribute(node, "pubdate") || attribute(node, "itemprop") == "datePublished";
    set(marked ? marked_time_ : time_, readable_date(value.empty() ? text(node) : value), "time");
  }

  void linked_data(const GumboNode* node) {
    std::string json;
    append_text(node, json);
    simdjson::dom::parser parser;
    dom::element root;
    if (parser.parse(json).get(root) != simdjson::SUCCESS) return;
    std::vector<dom::element> items{root};
    for (std::size_t k = 0; k < items.size() && k < kMostItems; ++k) {
      dom::array list;
      if (items[k].get_array().get(list) == simdjson::SUCCESS) {
        for (const dom::element item : list) items.push_back(item);
        continue;
      }
      if (!items[k].is_object()) continue;
      dom::element graph;
      if (items[k]["@graph"].get(graph) == simdjson::SUCCESS) items.push_back(graph);
      if (is_article(items[k])) article(items[k]);
    }
  }

  static bool is_article(const dom::element& item) {
    dom::element type;
    if (item["@type"].get(type) != simdjson::SUCCESS) return false;
    const auto is_one = [](const dom::element& value) {
      std::string_view name;
      return value.get_string().get(name) == simdjson::SUCCESS &&
             (name.ends_with("Article") || name.ends_with("Posting") || name == "Report");
    };
    dom::array list;
    if (type.get_array().get(list) != simdjson::SUCCESS) return is_one(type);
    for (const dom::element one : list) {
      if (is_one(one)) return true;
    }
    return false;
  }

  void article(const dom::element& item) {
    set(ld_title_, string_of(item, "headline"), "json-ld headline");
    set(ld_date_, readable_date(string_of(item, "datePublished")), "json-ld datePublished");
    dom::element author;
    if (item["author"].get(author) == simdjson::SUCCESS) {
      set(ld_author_, names_of(author), "json-ld author");
    }
  }

  static std::string string_of(const dom::element& item, std::string_view key) {
    std::string_view value;
    if (item[key].get_string().get(value) != simdjson::SUCCESS) return {};
    return collapsed(value);
  }

  // A name, an object with one, or a list of these.
  static std::string names_of(const dom::element& author) {
    std::string_view name;
    if (author.get_string().get(name) == simdjson::SUCCESS) {
      return is_address(name) ? std::string() : collapsed(name);
    }
    if (author.is_object()) return string_of(author, "name");
    dom::array list;
    if (author.get_array().get(list) != simdjson::SUCCESS) return {};
    std::string all;
    for (const dom::element one : list) {
      if (one.is_array()) continue;
      const std::string next = names_of(one);
      if (!all.empty() && !next.empty()) all += ", ";
      all += next;
    }
    return all;
  }

  HtmlFact ld_title_, meta_title_, headline_, title_;
  HtmlFact ld_author_, meta_author_, author_;
  HtmlFact ld_date_, meta_date_, marked_time_, time_;
  HtmlFact html_language_, meta_language_;
  std::string canonical_;
  std::string meta_url_;
};

}  // namespace

void read_metadata(const GumboNode* root, HtmlPage& page) {
  Metadata(root).fill(page);
}

}  // namespace glane
