// Made-up files of somebody else's: all that an installation might do to a report, from a seed. No data of anybody.
#pragma once
#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace maex::maxml_test {

/// A document of `reports` reports over all eight items, with unknown elements, attributes, comments, processing
/// instructions, CDATA, mixed order, namespaces and prefixes wherever they may stand. UTF-8; see encoded().
std::string foreign_document(std::mt19937& random, std::size_t reports);
/// The document in another encoding, which its XML declaration names. Characters beyond it become references.
std::string encoded(const std::string& utf8, const std::string& encoding);

/// Canonical XML (C14N 1.0, with comments) of each report of a file: children of the root called FieldReport in any
/// case.
std::vector<std::string> canonical_reports(const std::filesystem::path& file);

}  // namespace maex::maxml_test
