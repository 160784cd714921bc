// The generic block for values without an element of their own: names, labels, and the encoding of a sender's heading.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/model/record.hpp"

namespace maex::maxml {

/// The parts written for an extra: its name, label and the text of the value part.
struct CustomExtra {
  std::string name, label, value;
  std::string type;  ///< word for the type
};

class CustomFields {
 public:
  /// A reader needs no markup: open() may only be called when it `writes`.
  CustomFields(const Dialect& dialect, bool writes);

  /// Whether the dialect has such blocks. If not, callers may only call decode().
  [[nodiscard]] bool exists() const { return exists_; }
  /// Markup before the value, as text or as the field's own type; and markup after it.
  [[nodiscard]] std::string_view open(Field field, bool as_text) const {
    return opens_[static_cast<std::size_t>(field) * 2 + (as_text ? 1 : 0)];
  }
  [[nodiscard]] std::string_view close() const { return close_; }
  /// Markup of an extra before its value.
  [[nodiscard]] std::string before(const CustomExtra& extra) const;

  /// The label is the heading where the rules for labels allow it. Otherwise the heading precedes the text in the value
  /// part, with \ and = escaped, and "=" between the two. The name contains a digest of the heading. The reader uses it
  /// to distinguish both forms from a country's own custom fields.
  [[nodiscard]] CustomExtra encode(std::string_view heading, std::string_view text) const;
  struct Decoded {
    std::optional<Field> field;  ///< a field of the model …
    std::string heading;         ///< … or an extra
    std::string text;
  };
  [[nodiscard]] Decoded decode(std::string_view name, std::string_view label, std::string_view value) const;

 private:
  [[nodiscard]] bool is_label(std::string_view heading) const;
  [[nodiscard]] std::string frame(std::string_view name, std::string_view label, std::string_view type) const;
  const Dialect::Custom& names_;
  bool exists_;
  std::size_t label_length_;
  std::vector<std::string> opens_;
  std::string start_, close_;
  std::unordered_map<std::string, const CustomKnown*> by_heading_;
};

/// The value whose canonical spelling is exactly `text`: of the field's own type where one exists, otherwise text.
/// `text` must live as long as the value.
Value exact_value(Field field, std::string_view text);

}  // namespace maex::maxml
