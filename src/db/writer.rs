//! SQLite has exactly one writer: a thread that commits whatever waits together.
//!
//! Several writing connections starve each other (p99 of seconds at eight); a transaction for each request pays one sync of
//! the disk each. Here closures share one immediate transaction, and all are answered after its commit. Where one fails after it
//! has written, all are undone and run again, each in a savepoint of its own: savepoints cost a sixth of the writer's time, and
//! such failures are rare.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use tokio::sync::oneshot;

use super::{Connection, Failure, Result, StorageError, dialect};

/// A batch closes after this many closures …
const BATCH: usize = 256;
/// … or after this long.
const BATCH_TIME: Duration = Duration::from_millis(20);
/// More waiting closures than this are answered with "later".
const QUEUE: usize = 8_192;

pub(super) struct Writer {
    queue: Mutex<Option<SyncSender<Box<dyn Job>>>>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(c: Connection) -> Result<Self> {
        let (queue, jobs) = sync_channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(c, &jobs))
            .map_err(|error| StorageError::Unavailable(error.to_string()))?;
        Ok(Self { queue: Mutex::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    pub(super) async fn write<T, E>(
        &self,
        act: impl Fn(&mut Connection) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: Failure,
    {
        let (reply, answer) = oneshot::channel();
        self.enqueue(Box::new(Closure { act, outcome: None, reply }))?;
        answer.await.unwrap_or_else(|_| Err(StorageError::Unavailable("the writer has stopped".to_owned()).into()))
    }

    fn enqueue(&self, job: Box<dyn Job>) -> Result<()> {
        let stopped = || StorageError::Unavailable("the writer has stopped".to_owned());
        let queue = self.queue.lock().map_err(|_| stopped())?;
        queue.as_ref().ok_or_else(stopped)?.try_send(job).map_err(|error| match error {
            TrySendError::Full(_) => StorageError::Unavailable("too many writes are waiting".to_owned()),
            TrySendError::Disconnected(_) => stopped(),
        })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Closing the queue lets the thread finish what waits; then the file is closed before anybody removes it.
        if let Ok(mut queue) = self.queue.lock() {
            queue.take();
        }
        if let Some(thread) = self.thread.lock().ok().and_then(|mut thread| thread.take()) {
            let _ = thread.join();
        }
    }
}

/// A closure whose types are forgotten, so that one queue takes them all.
trait Job: Send {
    fn run(&mut self, c: &mut Connection) -> Ran;
    fn answer(self: Box<Self>, committed: Result<()>);
}

/// What is to become of what a closure wrote.
enum Ran {
    Keep,
    Undo,
    /// As `Undo`, after an error that the database should not give.
    Doubtful,
    /// The transaction itself can no longer be trusted: disk full, I/O error.
    Broken(String),
}

/// How the closures of a batch are kept apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// Not at all, in the hope that each of them succeeds or writes nothing.
    Hoped,
    /// By a savepoint each.
    Savepoints,
}

/// How running a batch ended.
enum Batch {
    Committed,
    /// A closure failed after it had written: nothing of the batch stands.
    Again,
}

struct Closure<F, T, E> {
    act: F,
    outcome: Option<std::result::Result<T, E>>,
    reply: oneshot::Sender<std::result::Result<T, E>>,
}

impl<F, T, E> Job for Closure<F, T, E>
where
    F: Fn(&mut Connection) -> std::result::Result<T, E> + Send,
    T: Send,
    E: Failure,
{
    fn run(&mut self, c: &mut Connection) -> Ran {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.act)(c))).unwrap_or_else(|_| Err(StorageError::Panicked.into()));
        let ran = match &outcome {
            Ok(_) => Ran::Keep,
            Err(error) => match error.storage() {
                Some(StorageError::Unavailable(reason)) => Ran::Broken(reason.clone()),
                // The database may have ended the whole transaction: only a savepoint can tell.
                Some(StorageError::Fault(_)) => Ran::Doubtful,
                _ => Ran::Undo,
            },
        };
        self.outcome = Some(outcome);
        ran
    }

    fn answer(self: Box<Self>, committed: Result<()>) {
        let outcome = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(StorageError::Unavailable("not reached".to_owned()).into()),
            // A refusal too: it may rest on what others wrote, and that does not stand.
            (Err(error), _) => Err(error.into()),
        };
        // What the closure holds goes first: it may hold the last handle to this very thread.
        drop(self.act);
        // The caller may have gone away; its write stands all the same.
        let _ = self.reply.send(outcome);
    }
}

fn run(mut c: Connection, jobs: &Receiver<Box<dyn Job>>) {
    while let Ok(first) = jobs.recv() {
        let mut batch = Vec::with_capacity(BATCH);
        batch.push(first);
        let committed = match run_together(&mut c, jobs, &mut batch, Apart::Hoped) {
            // One alone needs no savepoint: all it did is undone.
            Ok(Batch::Again) if batch.len() == 1 => Ok(()),
            Ok(Batch::Again) => run_together(&mut c, jobs, &mut batch, Apart::Savepoints).map(drop),
            outcome => outcome.map(drop),
        };
        for job in batch {
            job.answer(match &committed {
                Ok(()) => Ok(()),
                Err(error) => Err(StorageError::Unavailable(error.to_string())),
            });
        }
    }
}

/// Runs the jobs of a batch, adding what arrives meanwhile, and commits once.
fn run_together(c: &mut Connection, jobs: &Receiver<Box<dyn Job>>, batch: &mut Vec<Box<dyn Job>>, apart: Apart) -> Result<Batch> {
    if let Err(error) = c.batch_execute("begin immediate") {
        // Should a transaction ever have been left open, the next batch starts clean.
        let _ = c.batch_execute("rollback");
        return Err(error.into());
    }
    let outcome = run_all(c, jobs, batch, apart).and_then(|outcome| match outcome {
        Batch::Again => Ok(Batch::Again),
        Batch::Committed => match c.batch_execute("commit") {
            Ok(()) => Ok(Batch::Committed),
            Err(error) => Err(StorageError::Unavailable(error.to_string())),
        },
    });
    if !matches!(outcome, Ok(Batch::Committed)) {
        let _ = c.batch_execute("rollback");
    }
    outcome
}

fn run_all(c: &mut Connection, jobs: &Receiver<Box<dyn Job>>, batch: &mut Vec<Box<dyn Job>>, apart: Apart) -> Result<Batch> {
    let opened = Instant::now();
    let mut next = 0;
    while next < batch.len() {
        let job = batch[next].as_mut();
        match apart {
            Apart::Savepoints => in_savepoint(c, job)?,
            Apart::Hoped => {
                let before = dialect::rows_changed(c)?;
                match job.run(c) {
                    Ran::Keep => {}
                    Ran::Undo if dialect::rows_changed(c)? == before => {}
                    Ran::Undo | Ran::Doubtful => return Ok(Batch::Again),
                    Ran::Broken(reason) => return Err(StorageError::Unavailable(reason)),
                }
            }
        }
        next += 1;
        if batch.len() < BATCH
            && opened.elapsed() < BATCH_TIME
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
    }
    Ok(Batch::Committed)
}

fn in_savepoint(c: &mut Connection, job: &mut dyn Job) -> Result<()> {
    c.batch_execute("savepoint one")?;
    match job.run(c) {
        Ran::Keep => c.batch_execute("release one")?,
        Ran::Undo | Ran::Doubtful => c.batch_execute("rollback to one; release one")?,
        Ran::Broken(reason) => return Err(StorageError::Unavailable(reason)),
    }
    Ok(())
}
