//! Pages: what goes in, what comes out, and who may see it.

mod access;
mod bad_input;
mod headers;
mod invitations;
mod local_mode;
mod sessions;
mod slow;
mod text;
