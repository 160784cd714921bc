// System ids as IMSMA NG shows them: hex groups of unequal length, never an RFC 4122 UUID (maxml.md I6, I12).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace maex::maxml {

/// Text of a minted id; converts to a view of its characters.
struct Guid {
  std::array<char, 37> text;
  operator std::string_view() const { return {text.data(), text.size()}; }
};

/// The same kind and local id give the same GUID in every run and version. The first two groups are zero. In real ids
/// they contain the address of the host that made them, so a minted id never equals an id of an installation. 96 bits
/// come from the text.
Guid mint(std::string_view kind, std::string_view local_id);

/// What a report that maex writes has from its record, and what maex added. A reader takes back only what the record
/// had. The bits are part of what the fieldReportGUID is minted from: never change them.
struct ReportMarks {
  enum : std::uint8_t {
    stated_id = 1,      ///< reportID is that of the record
    stated_date = 2,    ///< ReportingDate is that of the record
    derived_type = 4,   ///< AccidentType follows from the devices
    added_shape = 8,    ///< ShapeId of the points of the item
    added_id = 16,      ///< LocalId
    added_number = 32,  ///< Number
    added_type = 64,    ///< Type
  };
  static constexpr std::uint8_t all = 127;
};
Guid mint_report(std::string_view report_id, std::uint8_t marks);
/// The marks of a fieldReportGUID that maex minted for this reportID; nullopt for every other GUID.
std::optional<std::uint8_t> marks_of(std::string_view guid, std::string_view report_id);

/// The id without blanks and commas at its ends. Printed instructions and data entry leave them there (maxml.md I11,
/// P3).
std::string_view tidy_id(std::string_view id);
/// Compares ids without letter case and without braces around them. Built-in data have braces in some places and not in
/// others (I7).
bool same_guid(std::string_view a, std::string_view b);

}  // namespace maex::maxml
