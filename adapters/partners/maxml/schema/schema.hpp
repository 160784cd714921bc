// The XSD, and the validation of reports while they are written.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/model/hash.hpp"

struct _xmlSchema;
struct _xmlSchemaValidCtxt;

namespace maex::maxml {

/// A parsed XSD. Throws UsageError when it cannot be parsed.
class Schema {
 public:
  Schema(std::string_view xsd, const std::string& name);
  [[nodiscard]] _xmlSchema* get() const { return schema_.get(); }

 private:
  struct Free {
    void operator()(_xmlSchema* schema) const;
  };
  std::unique_ptr<_xmlSchema, Free> schema_;
};

/// Shape of an element: everything that its validity depends on, except the values of its leaves. Equal neighbours are
/// counted up to two, because the schema allows every element once or any number of times (README, "Why remembering
/// shapes is enough").
class Shape {
 public:
  explicit Shape(std::uint64_t start) : hash_(mix64(start)) {}
  void add(std::uint64_t token) {
    if (token == last_ && repeated_) return;
    repeated_ = token == last_;
    last_ = token;
    hash_ = mix64(hash_ + token);
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_;
  std::uint64_t last_ = 0;
  bool repeated_ = false;
};

/// Validates the first report of each shape with libxml2 and stores the result.
class ShapeValidator {
 public:
  /// Without a schema every shape counts as known.
  ShapeValidator(const Dialect& dialect, bool enabled);
  /// Checks that head and tail together are a valid document without reports. Throws std::logic_error.
  void check_frame(std::string_view head, std::string_view tail);
  ~ShapeValidator();
  ShapeValidator(const ShapeValidator&) = delete;
  ShapeValidator& operator=(const ShapeValidator&) = delete;

  /// Records a shape of the current report.
  void see(const Shape& shape) {
    if (enabled_ && known_.find(shape.value()) == known_.end()) fresh_.push_back(shape.value());
  }
  /// Call it when the report is complete. Throws std::logic_error when libxml2 rejects it, because writers must only
  /// write what the schema allows.
  void close_report(std::string_view bytes) {
    if (!fresh_.empty()) validate(bytes);
  }
  [[nodiscard]] std::uint64_t asked() const { return asked_; }

 private:
  void validate(std::string_view bytes);
  void ask(const std::string& document, std::string_view what);
  bool enabled_;
  std::unique_ptr<Schema> schema_;
  _xmlSchemaValidCtxt* context_ = nullptr;
  std::string before_, after_;
  std::unordered_set<std::uint64_t> known_;
  std::vector<std::uint64_t> fresh_;
  std::uint64_t asked_ = 0;
};

}  // namespace maex::maxml
