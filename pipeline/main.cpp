#include "pipeline/command_line.h"

int main(int argc, char** argv) { return static_cast<int>(rosett::run_command_line(argc, argv)); }
