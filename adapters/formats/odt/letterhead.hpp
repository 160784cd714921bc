// The letterhead of a report: an OpenDocument text that gives page, styles, header and footer.
#pragma once
#include <string>

#include "adapters/formats/odt/report_parts.hpp"

namespace maex::odt {

/// The styles.xml of the document and the pictures it shows, as parts of the new document. Throws UsageError when the
/// document cannot be read, shows a picture that is not inside it, or has a macro there.
Parts read_letterhead(const std::string& path);

}  // namespace maex::odt
