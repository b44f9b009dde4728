//! The style sheet and the scripts: compiled in, addressed by their content, kept by browsers for ever.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};

use super::error::PageError;

struct Asset {
    path: String,
    media_type: &'static str,
    bytes: &'static [u8],
}

static STYLE: LazyLock<Asset> =
    LazyLock::new(|| asset("style", "css", "text/css; charset=utf-8", include_bytes!("../../assets/style.css")));
static DESK: LazyLock<Asset> =
    LazyLock::new(|| asset("desk", "js", "text/javascript; charset=utf-8", include_bytes!("../../assets/desk.js")));
static PASSKEY: LazyLock<Asset> =
    LazyLock::new(|| asset("passkey", "js", "text/javascript; charset=utf-8", include_bytes!("../../assets/passkey.js")));
static ICON: LazyLock<Asset> = LazyLock::new(|| asset("icon", "svg", "image/svg+xml", include_bytes!("../../assets/icon.svg")));

fn asset(name: &str, extension: &str, media_type: &'static str, bytes: &'static [u8]) -> Asset {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Asset { path: format!("/assets/{name}-{hash}.{extension}"), media_type, bytes }
}

/// Where the style sheet is.
pub(super) fn style() -> &'static str {
    &STYLE.path
}

/// Where the desk's script is.
pub(super) fn desk_script() -> &'static str {
    &DESK.path
}

/// Where the script is that asks a device for a passkey.
pub(super) fn passkey_script() -> &'static str {
    &PASSKEY.path
}

/// Where the icon is.
pub(super) fn icon() -> &'static str {
    &ICON.path
}

/// `GET /assets/{name}`
pub(super) async fn get(name: web::Path<String>) -> Result<HttpResponse, PageError> {
    let path = format!("/assets/{name}");
    let asset = [&STYLE, &DESK, &PASSKEY, &ICON].into_iter().find(|asset| asset.path == path).ok_or(PageError::NotFound)?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, asset.media_type))
        .insert_header((CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.bytes))
}
