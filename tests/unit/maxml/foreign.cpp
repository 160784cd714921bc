#include "tests/unit/maxml/foreign.hpp"

#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <strings.h>

#include <stdexcept>

namespace maex::maxml_test {
namespace {

class Maker {
 public:
  explicit Maker(std::mt19937& random) : random_(random) {}

  std::string document(std::size_t reports) {
    const std::string prefix = pick(3) == 0 ? "m:" : "";
    every_prefix_ = !prefix.empty() && pick(2) == 0 ? prefix : "";
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (pick(2) == 0) out += "<!-- exported -->\n<?style none?>\n";
    out += "<" + prefix + "MineActionFieldReport";
    // The names of the items must be in some namespace or in none; x: is for unknown attributes and elements.
    out += pick(2) == 0 ? " xmlns:x=\"urn:made:up?a=1&amp;b=2\"" : " xmlns:x = 'urn:made:up'";
    if (!prefix.empty()) out += " xmlns:m='urn:example:maxml'";
    if (pick(2) == 0) out += " xmlns=\"urn:example:plain\"";
    if (pick(3) == 0) out += "\n  xml:lang='az'";
    if (pick(3) == 0) out += " x:odd='1 > 0'";
    out += pick(4) == 0 ? "  >" : ">";
    if (pick(2) == 0)
      out += "\n  <" + every_prefix_ + "DocumentHeader><DocumentName>made up</DocumentName></" + every_prefix_ +
             "DocumentHeader>";
    for (std::size_t i = 0; i != reports; ++i) {
      out += pick(3) == 0 ? "\r\n\t" : "\n  ";
      if (pick(4) == 0) out += aside() + (pick(2) == 0 ? aside() : "\n");
      out += report(i);
    }
    return out + "\n</" + prefix + "MineActionFieldReport>\n" + (pick(3) == 0 ? "<!-- end -->" : "");
  }

 private:
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }
  const std::string& one_of(const std::vector<std::string>& list) { return list[pick(list.size())]; }

  std::string cased(const std::string& name) {
    std::string made = name;
    if (pick(6) == 0)
      for (char& c : made)
        if (pick(2) == 0) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c >= 'A' && c <= 'Z' ? c + 32 : c);
    return made;
  }
  std::string aside() {
    if (pick(3) == 0) return "<?note a > b?>";
    return "<!-- note < " + std::string(pick(40) == 0 ? 70'000 : pick(20), 'c') + " -->";
  }
  std::string text() {
    static const std::vector<std::string> pieces = {"Füzuli",
                                                    "мина ",
                                                    "&lt;",
                                                    "&amp;",
                                                    "&#233;",
                                                    "&#x1F4A3;",
                                                    "\r\n",
                                                    "\t",
                                                    " ",
                                                    "]]&gt;",
                                                    "\"",
                                                    "'",
                                                    "2014-05-02",
                                                    "<![CDATA[a < b && c]]>",
                                                    "<![CDATA[]]>",
                                                    "Mine accident",
                                                    "7",
                                                    "Yes",
                                                    "\xF0\x9F\x92\xA3"};
    std::string made;
    for (std::size_t n = pick(4); n != 0; --n) made += one_of(pieces);
    if (pick(60) == 0) made += "<![CDATA[" + std::string(1 + pick(150'000), '<') + "]]>";
    if (pick(60) == 0) made += std::string(1 + pick(150'000), 't');
    return made;
  }
  std::string attributes() {
    static const std::vector<std::string> made = {" odd='1'", " x:odd=\"&quot;2&quot; > &#9;\"",
                                                  " xml:space=\"preserve\"", "\n\tguid = '{a-b}'",
                                                  " xmlns:y='urn:y' y:z=''"};
    std::string all;
    for (const std::string& one : made)
      if (pick(8) == 0) all += one;
    return all;
  }
  std::string element(const std::string& name, const std::string& inside) {
    const std::string tag = (pick(12) == 0 ? "x:" : every_prefix_) + cased(name);
    const std::string open = "<" + tag + attributes();
    if (inside.empty() && pick(2) == 0) return open + (pick(2) == 0 ? " />" : "/>");
    return open + ">" + inside + "</" + tag + (pick(6) == 0 ? " >" : ">");
  }
  std::string anything(int depth) {
    static const std::vector<std::string> names = {"Odd",       "Slope",      "Comments",    "OriginalID", "Guid",
                                                   "Longitude", "Odd.Name-1", "DataEnterer", "Name"};
    std::string inside = pick(2) == 0 ? text() : "";
    for (std::size_t n = depth == 0 ? 0 : pick(3); n != 0; --n) {
      inside += anything(depth - 1);
      if (pick(4) == 0) inside += text();
      if (pick(8) == 0) inside += aside();
    }
    if (pick(10) == 0) return "<o:Other xmlns:o='urn:o' xmlns=''><Plain o:a='b'/>" + inside + "</o:Other>";
    return element(one_of(names), inside);
  }
  std::string item(const std::string& name) {
    static const std::vector<std::string> known = {"Status",  "Type",     "DateOfAccident", "Gender",
                                                   "Age",     "Comments", "AreaSize",       "Period",
                                                   "Marking", "Name",     "LocationName"};
    std::string inside;
    if (pick(2) == 0)
      inside += element(name + "Identification", element(name + "GUID", "c0a8-1-2") +
                                                     element("OriginalID", " A-" + std::to_string(pick(50)) + " ,"));
    for (std::size_t n = pick(6); n != 0; --n) {
      inside += pick(2) == 0 ? element(one_of(known), text()) : anything(3);
      if (pick(6) == 0) inside += aside();
      inside += pick(2) == 0 ? "\n      " : "";
    }
    if (pick(3) == 0)
      inside += element("GeospatialInfo",
                        element("Geo", element("ShapeId", "S1") +
                                           element("GeoPoint", element("Number", "2") + element("Latitude", "40.5")) +
                                           element("GeoPoint", element("Number", "1"))));
    if (pick(3) == 0)
      inside += element("Association", element("AssociationIdentification", element("OriginalID", "A-1")) +
                                           element("TargetInformation", element("Name", "Accident")));
    return element(name, inside);
  }
  std::string report(std::size_t number) {
    static const std::vector<std::string> items = {"Accident",        "Victim",   "VictimAssistance", "Hazard",
                                                   "HazardReduction", "Location", "MREActivity",      "QAActivity"};
    std::string info = "<" + every_prefix_ + "FieldReportInfo reportGUID=\"c0a8-8e7f,\" reportID='R-" +
                       std::to_string(pick(9) == 0 ? 1 : number) + "' fieldReportGUID='f-" + std::to_string(number) +
                       "'";
    info += pick(3) == 0
                ? "/>"
                : ">" + element("FieldReportName", "form") + element("ReportingPerson", "Somebody Made-Up") +
                      element("ReportingDate", "2024-05-01") + anything(1) + "</" + every_prefix_ + "FieldReportInfo>";
    std::string inside = item(items[number % items.size()]);
    if (pick(8) == 0) inside += item(one_of(items));
    if (pick(8) == 0) inside += element("Attachment", "a.jpg");
    if (pick(6) == 0) inside = aside() + inside;
    const std::string tag = every_prefix_ + cased("FieldReport");
    std::string own = attributes();
    if (pick(8) == 0) own += " xmlns:x='urn:own'";
    return "<" + tag + own + ">" + (pick(5) == 0 ? inside + info : info + inside) + "</" + tag + ">";
  }

  std::mt19937& random_;
  std::string every_prefix_;
};

}  // namespace

std::string foreign_document(std::mt19937& random, std::size_t reports) { return Maker(random).document(reports); }

std::string encoded(const std::string& utf8, const std::string& encoding) {
  std::string named = utf8;
  named.replace(named.find("UTF-8"), 5, encoding);
  const xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(encoding.c_str());
  if (handler == nullptr) throw std::runtime_error("no encoding " + encoding);
  xmlBufferPtr in = xmlBufferCreateStatic(named.data(), named.size());
  xmlBufferPtr out = xmlBufferCreate();
  xmlCharEncOutFunc(handler, out, nullptr);
  while (xmlBufferLength(in) > 0)
    if (xmlCharEncOutFunc(handler, out, in) < 0) break;
  std::string made(reinterpret_cast<const char*>(xmlBufferContent(out)),
                   static_cast<std::size_t>(xmlBufferLength(out)));
  xmlBufferFree(in);
  xmlBufferFree(out);
  xmlCharEncCloseFunc(handler);
  return made;
}

std::vector<std::string> canonical_reports(const std::filesystem::path& file) {
  xmlDocPtr document =
      xmlReadFile(file.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == nullptr) throw std::runtime_error(file.string() + " is not well-formed");
  std::vector<std::string> all;
  for (xmlNodePtr report = xmlDocGetRootElement(document)->children; report != nullptr; report = report->next) {
    if (report->type != XML_ELEMENT_NODE ||
        ::strcasecmp(reinterpret_cast<const char*>(report->name), "FieldReport") != 0)
      continue;
    xmlOutputBufferPtr out = xmlAllocOutputBuffer(nullptr);
    const auto inside = [](void* apex, xmlNodePtr node, xmlNodePtr parent) {
      xmlNodePtr at = node->type == XML_NAMESPACE_DECL ? parent : node;
      while (at != nullptr && at != static_cast<xmlNodePtr>(apex)) at = at->parent;
      return at != nullptr ? 1 : 0;
    };
    if (xmlC14NExecute(document, inside, report, XML_C14N_1_0, nullptr, 1, out) < 0)
      throw std::runtime_error("C14N failed");
    all.emplace_back(reinterpret_cast<const char*>(xmlOutputBufferGetContent(out)), xmlOutputBufferGetSize(out));
    xmlOutputBufferClose(out);
  }
  xmlFreeDoc(document);
  return all;
}

}  // namespace maex::maxml_test
