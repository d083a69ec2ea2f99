import { CannotAsk } from '../CannotAsk';
import { checksOf } from '../check';
import { webhookTrip } from '../scenarios/webhookTrip';

/** Makes checks of what came to the webhook address. */
export const aboutTrip = checksOf('webhook address', async (run) => {
	const trip = await webhookTrip.play(run);
	if (trip.arrivals.length === 0) throw new CannotAsk('No event arrived.');
	return trip;
});
