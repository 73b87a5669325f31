#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace rosett {

// The attributes of an element by their local names: prefixes of name spaces are taken off.
using XmlAttributes = std::map<std::string, std::string, std::less<>>;

// What stands in an XML text, told as it comes. Names are local; texts may come in pieces.
class XmlListener {
 public:
  XmlListener() = default;
  virtual ~XmlListener() = default;
  XmlListener(const XmlListener&) = delete;
  XmlListener& operator=(const XmlListener&) = delete;

  virtual void begin(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void text(std::string_view piece) = 0;
  virtual void end(std::string_view name) = 0;
};

// Gives the next bytes, nothing at the end.
using ByteSource = std::function<std::string_view()>;

// Throws Error{malformed} when it is no XML, or has a document type: no program writes one into a
// workbook, and entities can be made to grow without end. Passes on what the listener throws.
void parse_xml(const ByteSource& bytes, XmlListener& listener);

}  // namespace rosett
