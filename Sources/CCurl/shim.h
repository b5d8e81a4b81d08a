// libcurl's option setters are variadic C functions, which Swift cannot call:
// each argument type gets one inline wrapper here.
#pragma once
#include <curl/curl.h>

typedef size_t (*c2w_curl_data_fn)(char *data, size_t size, size_t count, void *context);

static inline CURLcode c2w_curl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode c2w_curl_set_off(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode c2w_curl_set_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode c2w_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode c2w_curl_set_blob(CURL *handle, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(handle, option, &blob);
}
static inline CURLcode c2w_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode c2w_curl_set_data_fn(CURL *handle, CURLoption option, c2w_curl_data_fn value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode c2w_curl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode c2w_curl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return curl_easy_getinfo(handle, info, (char **)value);
}
static inline CURLMcode c2w_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}
// CURLMsg's result sits in a union.
static inline CURLcode c2w_curl_result(const CURLMsg *message) { return message->data.result; }
// The file of authorities that libcurl was built to use; NULL where it has none.
static inline const char *c2w_curl_ca_file(void) {
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);
    return info && info->age >= CURLVERSION_SEVENTH ? info->cainfo : NULL;
}
