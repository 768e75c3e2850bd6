// glane._glane: the C interface, as Python calls it.  What it returns is read by python/glane/*.py.
#include <glane.h>
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nb = nanobind;
namespace ondemand = simdjson::ondemand;

namespace {

// Freed when it goes.
struct Buffer : glane_buffer {
  Buffer() : glane_buffer{nullptr, 0} {}
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { glane_buffer_free(this); }
};

void check(glane_status status, const Buffer& error) {
  if (status == GLANE_OK) return;
  const std::string message = error.data == nullptr ? "no memory" : error.data;
  if (status == GLANE_INTERNAL) throw std::runtime_error(message);
  throw nb::value_error(message.c_str());
}

// The UTF-8 of a str, which must live as long; None is nothing.
glane_text text_of(nb::handle string) {
  if (string.is_none()) return {nullptr, 0};
  Py_ssize_t size = 0;
  const char* data = PyUnicode_AsUTF8AndSize(string.ptr(), &size);
  if (data == nullptr) throw nb::python_error();
  return {data, static_cast<std::size_t>(size)};
}

nb::bytes bytes_of(const Buffer& buffer) {
  return nb::bytes(buffer.data, buffer.size);
}

template <class Struct>
Struct* from_capsule(nb::handle capsule, const char* name) {
  void* pointer = PyCapsule_GetPointer(capsule.ptr(), name);
  if (pointer == nullptr) throw nb::python_error();
  return static_cast<Struct*>(pointer);
}

// A capsule that releases what nobody has taken out of it.
template <class Struct>
nb::object to_capsule(std::unique_ptr<Struct> owned, const char* name) {
  static const char* kName = name;
  PyObject* capsule = PyCapsule_New(owned.get(), name, [](PyObject* self) {
    auto* held = static_cast<Struct*>(PyCapsule_GetPointer(self, kName));
    if (held->release != nullptr) held->release(held);
    delete held;
  });
  if (capsule == nullptr) throw nb::python_error();
  static_cast<void>(owned.release());
  return nb::steal(capsule);
}

nb::object arrow_schema() {
  auto schema = std::make_unique<ArrowSchema>();
  Buffer error;
  check(glane_arrow_schema(schema.get(), &error), error);
  return to_capsule(std::move(schema), "arrow_schema");
}

nb::object checked(PyObject* owned) {
  if (owned == nullptr) throw nb::python_error();
  return nb::steal(owned);
}

nb::object text_object(std::string_view utf8) {
  return checked(PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), nullptr));
}

struct KeyHash : std::hash<std::string_view> {
  using is_transparent = void;
};

// The object of a key of records, made once and never let go: there are some dozens.
nb::handle key_object(std::string_view key) {
  static auto& keys = *new std::unordered_map<std::string, PyObject*, KeyHash, std::equal_to<>>;
  const auto known = keys.find(key);
  if (known != keys.end()) return known->second;
  PyObject* made = PyUnicode_InternFromString(std::string(key).c_str());
  if (made == nullptr) throw nb::python_error();
  return keys.emplace(key, made).first->second;
}

nb::object json_object(ondemand::value value);

nb::object json_object(ondemand::object fields) {
  nb::object dict = checked(PyDict_New());
  for (auto field : fields) {
    const nb::handle key = key_object(field.unescaped_key());
    const nb::object value = json_object(field.value().value());
    if (PyDict_SetItem(dict.ptr(), key.ptr(), value.ptr()) != 0) throw nb::python_error();
  }
  return dict;
}

nb::object json_object(ondemand::array values) {
  nb::list list;
  for (auto value : values) list.append(json_object(value.value()));
  return list;
}

nb::object json_object(ondemand::value value) {
  std::int64_t whole = 0;
  switch (value.type()) {
    case ondemand::json_type::string:
      return text_object(value.get_string());
    case ondemand::json_type::boolean:
      return nb::bool_(value.get_bool());
    case ondemand::json_type::object:
      return json_object(value.get_object().value());
    case ondemand::json_type::array:
      return json_object(value.get_array().value());
    case ondemand::json_type::number:
      if (value.get_int64().get(whole) == simdjson::SUCCESS) return nb::int_(whole);
      return nb::float_(value.get_double().value());
    default:
      return nb::none();
  }
}

// Records, a line each, as Python's own json reads them, in less time.
nb::list read_records(nb::bytes lines) {
  const simdjson::padded_string padded(lines.c_str(), lines.size());
  const std::string_view all = padded;
  ondemand::parser parser;  // not shared between calls: Python may let another thread run meanwhile
  nb::list records;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    // What follows the line is its padding.
    ondemand::document line = parser.iterate(all.data() + begin, end - begin,
                                             all.size() - begin + simdjson::SIMDJSON_PADDING);
    records.append(json_object(line.get_object().value()));
    begin = end + 1;
  }
  return records;
}

class Pipeline {
 public:
  explicit Pipeline(nb::str options) {
    const glane_text text = text_of(options);
    Buffer error;
    glane_status status = GLANE_OK;
    {
      const nb::gil_scoped_release unlocked;
      status = glane_pipeline_new(text, &pipeline_, &error);
    }
    check(status, error);
  }
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;
  ~Pipeline() { glane_pipeline_free(pipeline_); }

  nb::bytes run(nb::str text, nb::object id, nb::object date, nb::object language, nb::object title,
                nb::object url) const {
    const glane_document document = {text_of(text),     text_of(id),    text_of(date),
                                     text_of(language), text_of(title), text_of(url)};
    return unlocked([&](Buffer& records, Buffer& error) {
      return glane_run(pipeline_, &document, &records, &error);
    });
  }

  nb::bytes names(nb::str name) const {
    const glane_text text = text_of(name);
    return unlocked([&](Buffer& report, Buffer& error) {
      return glane_names(pipeline_, text, &report, &error);
    });
  }

  nb::tuple run_arrow(nb::capsule schema, nb::capsule batch) const {
    const auto* types = from_capsule<ArrowSchema>(schema, "arrow_schema");
    const auto* documents = from_capsule<ArrowArray>(batch, "arrow_array");
    auto records = std::make_unique<ArrowArray>();
    Buffer error;
    glane_status status = GLANE_OK;
    {
      const nb::gil_scoped_release unlocked;
      status = glane_run_arrow(pipeline_, types, documents, records.get(), &error);
    }
    check(status, error);
    return nb::make_tuple(arrow_schema(), to_capsule(std::move(records), "arrow_array"));
  }

  std::string rules() const { return glane_pipeline_rules(pipeline_); }

 private:
  template <class Call>
  nb::bytes unlocked(Call&& call) const {
    Buffer result;
    Buffer error;
    glane_status status = GLANE_OK;
    {
      const nb::gil_scoped_release unlocked;
      status = call(result, error);
    }
    check(status, error);
    return bytes_of(result);
  }

  glane_pipeline* pipeline_ = nullptr;
};

int run_main(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  const nb::gil_scoped_release unlocked;
  return glane_main(static_cast<int>(arguments.size()), argv.data());
}

}  // namespace

NB_MODULE(_glane, module) {
  module.attr("version") = glane_version();
  module.def("main", run_main);
  module.def("arrow_schema", arrow_schema);
  module.def("read_records", read_records);
  nb::class_<Pipeline>(module, "Pipeline")
      .def(nb::init<nb::str>())
      .def("run", &Pipeline::run, nb::arg("text"), nb::arg("id").none(), nb::arg("date").none(),
           nb::arg("language").none(), nb::arg("title").none(), nb::arg("url").none())
      .def("names", &Pipeline::names)
      .def("run_arrow", &Pipeline::run_arrow)
      .def_prop_ro("rules", &Pipeline::rules);
}
