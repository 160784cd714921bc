#include "adapters/formats/pdf/specimen.hpp"
namespace maex::pdf {
std::string make_specimen() { return {}; }
}  // namespace maex::pdf
