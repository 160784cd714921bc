// Generated files of other installations. They contain everything that an installation might add to a report. Equal
// seeds give equal files. All data is invented.
#pragma once
#include <cstddef>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace maex::maxml_test {

/// A document of `reports` reports over all eight items. It has unknown elements, attributes, comments, processing
/// instructions, CDATA, mixed order, namespaces and prefixes at every place where XML allows them. UTF-8; see
/// encoded().
std::string foreign_document(std::mt19937& random, std::size_t reports);
/// The document in another encoding, which its XML declaration names. Characters that the encoding lacks become
/// character references.
std::string encoded(const std::string& utf8, const std::string& encoding);

/// Canonical XML (C14N 1.0, with comments) of each report of a file: the children of the root whose name is
/// FieldReport, in upper or lower case.
std::vector<std::string> canonical_reports(const std::filesystem::path& file);

}  // namespace maex::maxml_test
