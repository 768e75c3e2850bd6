// An array that lies in the program's image until it is first changed.
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "pipeline/huge_pages.h"

namespace glane {

// Reads as a plain array, whoever owns it.  Any change copies a borrowed one first.  Not copied
// itself: what refers to it does so by index.
template <class T>
class Table {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Table() = default;
  explicit Table(std::size_t size, const T& value = {}) : own_(size, value) { sync(); }
  Table(Table&& other) noexcept { swap(other); }
  Table& operator=(Table&& other) noexcept {
    swap(other);
    return *this;
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  ~Table() = default;

  // `lent` must outlive this table and all that reads it.
  static Table borrow(std::span<const T> lent) {
    Table table;
    table.data_ = lent.data();
    table.size_ = lent.size();
    return table;
  }

  [[nodiscard]] const T& operator[](std::size_t k) const { return data_[k]; }
  [[nodiscard]] const T* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const T* begin() const { return data_; }
  [[nodiscard]] const T* end() const { return data_ + size_; }

  // The element, to be changed.
  [[nodiscard]] T& edit(std::size_t k) {
    own();
    return own_[k];
  }
  void push_back(const T& value) {
    own();
    own_.push_back(value);
    sync();
  }
  void pop_back() {
    own();
    own_.pop_back();
    sync();
  }
  void append(std::span<const T> values) {
    own();
    own_.insert(own_.end(), values.begin(), values.end());
    sync();
  }
  void resize(std::size_t size, const T& value = {}) {
    own();
    own_.resize(size, value);
    sync();
  }
  void assign(std::size_t size, const T& value) {
    own_.assign(size, value);
    sync();
  }
  void reserve(std::size_t size) {
    own();
    own_.reserve(size);
    sync();
  }

 private:
  void sync() {
    data_ = own_.data();
    size_ = own_.size();
  }
  void own() {
    if (data_ == own_.data()) return;
    own_.assign(data_, data_ + size_);
    sync();
  }
  void swap(Table& other) {
    own_.swap(other.own_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
  }

  std::vector<T, HugePages<T>> own_;
  const T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace glane
