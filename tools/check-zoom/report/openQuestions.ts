/** What no public source tells of Zoom Video SDK. A check names the number of the question that it answers. */
export const OPEN_QUESTIONS: Readonly<Record<number, string>> = {
	1: 'Largest page_size of the list of recordings',
	2: 'Deletion of recordings without "action"',
	3: 'Rate labels of deletions and of session control',
	4: 'Errors for recordings that do not exist',
	5: 'A range of more than a month',
	6: 'Control of a recording in a wrong state',
	7: 'Repeats of webhooks: after 4xx, and their timestamp',
	8: 'Header of a Platform Studio API key',
	9: 'Fields of summaries and timelines; extension of CHAT_MESSAGE',
	10: 'Longest lifetime of a token',
	11: 'Status of the creation of a session',
	12: 'Video SDK on Zoom for Government',
	13: 'API token at the download address of an event',
	14: 'How long webhook logs are kept, and whether they hold request_body',
};
