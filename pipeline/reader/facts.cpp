#include "pipeline/reader/facts.h"

#include <memory>

#include <leptonica/allheaders.h>
#include <opencv2/core/utility.hpp>
#include <poppler-version.h>

namespace rosett {
namespace {

std::string leptonica_version() {
  const std::unique_ptr<char, void (*)(void*)> name(::getLeptonicaVersion(), &::lept_free);
  return name ? name.get() : "";
}

std::string layers_missing(const SandboxLayers& layers) {
  std::string missing;
  if (!layers.privileges) missing += " no_new_privs";
  if (!layers.limits) missing += " resursgränser";
  if (layers.landlock == 0) missing += " Landlock";
  if (!layers.seccomp) missing += " seccomp";
  return missing.empty() ? missing : missing.substr(1);
}

std::string layers_there(const SandboxLayers& layers) {
  std::string there = layers.privileges ? "no_new_privs" : "ingen";
  if (layers.limits) there += ", resursgränser";
  if (layers.landlock > 0) there += ", Landlock " + std::to_string(layers.landlock);
  if (layers.seccomp) there += ", seccomp";
  return there;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> reader_facts(const Engine& engine,
                                                              const SandboxLayers& layers) {
  return {{"teckenigenkänning", engine.name()}, {"leptonica", leptonica_version()},
          {"opencv", cv::getVersionString()},   {"poppler", poppler::version_string()},
          {"sandlåda", layers_there(layers)},   {"skydd", layers_missing(layers)}};
}

}  // namespace rosett
