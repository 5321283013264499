//! Waits for several futures at once. They are few, so all are polled whenever one of
//! them wakes: the crates that do this for thousands of futures add kilobytes.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// The outputs of all futures, in their order.
pub async fn join_all<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut open: Vec<Option<Pin<Box<F>>>> = futures
        .into_iter()
        .map(|future| Some(Box::pin(future)))
        .collect();
    let mut outputs: Vec<Option<F::Output>> = open.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (future, output) in open.iter_mut().zip(&mut outputs) {
            if let Some(Poll::Ready(done)) = future.as_mut().map(|it| it.as_mut().poll(context)) {
                *future = None;
                *output = Some(done);
            }
        }
        if open.iter().all(Option::is_none) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    outputs.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::join_all;
    use futures_channel::oneshot::channel;
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;

    #[test]
    fn outputs_come_in_the_order_of_the_futures() {
        let (senders, receivers): (Vec<_>, Vec<_>) = (0..5).map(|_| channel()).unzip();
        let outputs = pollster::block_on(async {
            let mut joined = pin!(join_all(receivers));
            let is_open =
                poll_fn(|context| Poll::Ready(joined.as_mut().poll(context).is_pending()));
            assert!(is_open.await, "nothing was sent yet");
            for (index, sender) in senders.into_iter().enumerate().rev() {
                sender.send(index).expect("somebody waits");
            }
            joined.await
        });
        assert_eq!(outputs, [Ok(0), Ok(1), Ok(2), Ok(3), Ok(4)]);
    }

    #[test]
    fn nothing_is_waited_for_at_once() {
        assert!(pollster::block_on(join_all(Vec::<std::future::Ready<()>>::new())).is_empty());
    }
}
