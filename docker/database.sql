-- Runs once, when the database is made. The application gets an ordinary role that owns its own
-- database; the superuser loses its password and answers only inside this container.
\getenv password POSTGRES_PASSWORD
CREATE ROLE duren_sawit LOGIN CREATEDB PASSWORD :'password';
CREATE DATABASE duren_sawit OWNER duren_sawit;
ALTER ROLE postgres PASSWORD NULL;
