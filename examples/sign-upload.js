'use strict';

// Pre-signed addresses for archive-to-bucket.json, by an AWS Lambda function with a function URL.
// AWS's Node.js runtime brings the SDK with it. Set two environment variables: BUCKET, and TOKEN, a long
// random text that n8n sends as "Authorization: Bearer …", by a Header Auth credential. The role of the
// function needs s3:PutObject on BUCKET/zoom/* and nothing else.

const { createHash, timingSafeEqual } = require('node:crypto');

const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { getSignedUrl } = require('@aws-sdk/s3-request-presigner');

const client = new S3Client({
	// Only for R2, MinIO and others that speak S3, where the function runs elsewhere.
	endpoint: process.env.S3_ENDPOINT,
	forcePathStyle: process.env.S3_ENDPOINT !== undefined,
	// Else the address carries the checksum of an empty file, and S3 refuses any other.
	requestChecksumCalculation: 'WHEN_REQUIRED',
});

// n8n asks for the addresses of all files first, and the last file waits for the others. The keys of the
// role may end earlier, and the address with them.
const SECONDS = 6 * 3600;

const reply = (statusCode, body) => ({
	statusCode,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body),
});
const digest = (text) => createHash('sha256').update(text).digest();
const isKnown = (authorization = '', token = '') =>
	token !== '' && timingSafeEqual(digest(authorization), digest(`Bearer ${token}`));

exports.handler = async ({ headers, body, isBase64Encoded }) => {
	const { BUCKET, TOKEN } = process.env;
	if (!isKnown(headers.authorization, TOKEN)) return reply(401, { message: 'The token is wrong.' });
	const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
	const { key, content_type: ContentType } = JSON.parse(text);
	if (!/^zoom\/[\w/-]+\.\w+$/.test(key))
		return reply(400, { message: 'The key is not one of ours.' });
	const command = new PutObjectCommand({ Bucket: BUCKET, Key: key, ContentType });
	const signableHeaders = new Set(['host', 'content-type']);
	const url = await getSignedUrl(client, command, { expiresIn: SECONDS, signableHeaders });
	return reply(200, { url });
};
