// The lexicon as the image keeps it.
#include <span>
#include <string>

#include "pipeline/image.h"
#include "pipeline/lexicon.h"

namespace glane {

Lexicon::Lexicon(const Image& image, const DataFiles& files)
    : chars_(image),
      symbols_(image, "symbols"),
      classes_(image, "classes"),
      values_(image, "values"),
      nodes_(Table<Node>::borrow(image.get<Node>("lexicon/nodes"))),
      entries_(Table<Entry>::borrow(image.get<Entry>("lexicon/entries"))),
      sources_(Table<Source>::borrow(image.get<Source>("lexicon/sources"))),
      next_entry_(Table<std::uint32_t>::borrow(image.get<std::uint32_t>("lexicon/next"))),
      roots_(Table<std::uint32_t>::borrow(image.get<std::uint32_t>("lexicon/roots"))),
      slots_(Table<Slot>::borrow(image.get<Slot>("lexicon/slots"))),
      image_(&image) {
  const auto paths = image.get<char>("lexicon/files");
  for (const std::string_view path : split({paths.data(), paths.size()}, '\n')) {
    files_.push_back(&files.at(path).front()->path());
  }
  used_ = nodes_.size();
}

void Lexicon::save(ImageWriter& image) const {
  chars_.save(image);
  symbols_.save(image, "symbols");
  classes_.save(image, "classes");
  values_.save(image, "values");
  image.put<Node>("lexicon/nodes", nodes_);
  image.put<Entry>("lexicon/entries", entries_);
  image.put<Source>("lexicon/sources", sources_);
  image.put<std::uint32_t>("lexicon/next", next_entry_);
  image.put<std::uint32_t>("lexicon/roots", roots_);
  image.put<Slot>("lexicon/slots", slots_);
  std::string paths;
  for (const std::string* path : files_) paths += (paths.empty() ? "" : "\n") + *path;
  image.put<char>("lexicon/files", std::span<const char>(paths));
}

}  // namespace glane
