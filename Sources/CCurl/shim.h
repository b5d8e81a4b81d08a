// libcurl's option setters are variadic C functions, which Swift cannot call:
// each argument type gets one inline wrapper here.
#pragma once
#include <curl/curl.h>
