import 'reflect-metadata';
import { runService } from '@noivu/service';
import { reportingApp } from './reporting.app';

void runService(reportingApp);
