//! Looks at what a server answers before the library believes it: a login page that answers everything with "yes", or a
//! folder that is gone, is no empty folder.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderName};
use http::{Request, Response, StatusCode};
use opendal::{Buffer, Error, ErrorKind, HttpBody, HttpTransport};
use opendal_http_transport_reqwest::ReqwestTransport;

/// What the text of such an error is told by.
pub(super) const NO_FOLDER: &str = "the server answers as no folder does";

/// Requests as the library makes them, and only such answers as a place gives.
pub(super) struct Careful(pub(super) ReqwestTransport);

impl HttpTransport for Careful {
    async fn fetch(&self, request: Request<Buffer>) -> opendal::Result<Response<HttpBody>> {
        let method = request.method().clone();
        let is_list = method.as_str() == "PROPFIND";
        let is_of_folder = is_list && request.headers().get("depth").is_some_and(|depth| depth == "1");
        let answer = self.0.fetch(request).await?;
        let status = answer.status();
        let says = |name: HeaderName, begins: &[u8]| {
            answer.headers().get(name).is_some_and(|value| value.as_bytes().starts_with(begins))
        };
        // Storage calls answers without content pages too, and gives a tag to all it keeps.
        let is_page = says(CONTENT_TYPE, b"text/html") && !says(CONTENT_LENGTH, b"0") && !says(ETAG, b"");
        let is_believed = match method.as_str() {
            "PROPFIND" => !status.is_success() || status == StatusCode::MULTI_STATUS,
            // Servers may say in words that a file was made, but then they say so by the status too.
            "GET" | "PUT" => status != StatusCode::OK || !is_page,
            _ => true,
        };
        if !is_believed || status.is_redirection() {
            return Err(Error::new(ErrorKind::Unexpected, NO_FOLDER));
        }
        // The library takes a folder that is not there for an empty one.
        if is_of_folder && status == StatusCode::NOT_FOUND {
            return Err(Error::new(ErrorKind::NotFound, "the folder is not there"));
        }
        Ok(answer)
    }
}
