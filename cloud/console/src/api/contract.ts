// The nouns of the API as the screens call them; the generated schema is the truth.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Invitation = Schemas['Invitation'];
export type Colleague = Schemas['Colleague'];
export type NewColleague = Schemas['NewColleague'];
export type AddedColleague = Schemas['AddedColleague'];
export type ColleagueChanges = Schemas['ColleagueChanges'];
export type GivenRole = Schemas['GivenRole'];
export type NewGrant = Schemas['NewGrant'];
export type RenewedPassword = Schemas['RenewedPassword'];
export type PermissionTable = Schemas['PermissionTable'];
export type CustomRole = Schemas['CustomRole'];
export type NewCustomRole = Schemas['NewCustomRole'];
export type CustomRoleChanges = Schemas['CustomRoleChanges'];
export type Session = Schemas['Session'];
export type Branch = Schemas['OwnBranch'];
export type ListedBranch = Schemas['Branch'];
export type BranchDetails = Schemas['BranchDetails'];
export type NewBranch = Schemas['NewBranch'];
export type BranchChanges = Schemas['BranchChanges'];
export type BranchPerson = Schemas['BranchPerson'];
export type Region = Schemas['Region'];
export type NewRegion = Schemas['NewRegion'];
export type RegionChanges = Schemas['RegionChanges'];
export type NumberSeries = Schemas['NumberSeries'];
export type SeriesStart = Schemas['SeriesStart'];
export type SetUp = Schemas['SetUp'];
export type SetUpState = Schemas['SetUpState'];
export type AuditedNumber = Schemas['AuditedNumber'];
export type Transfer = Schemas['Transfer'];
export type Transferred = Schemas['Transferred'];
export type BranchTerms = Schemas['BranchTerms'];
export type NewTerms = Schemas['Terms'];
export type WorkingHours = Schemas['WorkingHours'];
export type NewWorkingHours = Schemas['NewWorkingHours'];
export type OpenWindow = Schemas['OpenWindow'];
export type Site = Schemas['Site'];
export type NewSite = Schemas['NewSite'];
export type SiteChanges = Schemas['SiteChanges'];
export type Customer = Schemas['Customer'];
export type NewCustomer = Schemas['NewCustomer'];
export type CustomerChanges = Schemas['CustomerChanges'];
export type ImportReport = Schemas['ImportReport'];
export type Asset = Schemas['Asset'];
export type NewAsset = Schemas['NewAsset'];
export type Criticality = Asset['criticality'];

export type Storage = Schemas['Storage'];
export type WaitingPoint = Schemas['WaitingPoint'];
export type Overview = Schemas['Overview'];
export type Machine = Schemas['Machine'];
export type AssetState = Machine['state'];
export type Headline = Schemas['Headline'];
export type OverviewIncident = Schemas['OverviewIncident'];
export type OverviewOrder = Schemas['OverviewOrder'];
export type Timeline = Schemas['Timeline'];

export type WorkOrder = Schemas['WorkOrder'];
export type NewWorkOrder = Schemas['NewWorkOrder'];
export type ServiceCategory = Schemas['ServiceCategory'];
export type NewServiceCategory = Schemas['NewServiceCategory'];
export type StepDefinition = Schemas['StepDefinition'];
export type RequiredSkill = Schemas['RequiredSkill'];
export type Verification = Schemas['Verification'];
export type Login = Schemas['Login'];
export type PhoneAddress = Schemas['PhoneAddress'];
export type CustomerLink = Schemas['CustomerLink'];
export type CustomerSide = Schemas['CustomerSide'];
export type MadeLink = Schemas['MadeLink'];
export type FigureValue = Schemas['FigureValue'];
export type LatestBranch = Schemas['LatestBranch'];
export type FigureJob = Schemas['FigureJob'];
export type FigureName = FigureValue['figure'];
export type SlaPromise = Schemas['Promise'];
export type ChecklistStep = Schemas['OrderStep'];
export type Comment = Schemas['Comment'];
export type FailedCommand = Schemas['FailedCommand'];
export type CommandOutcome = Schemas['CommandOutcome'];
export type Attachment = Schemas['Attachment'];
export type ProofOfOrder = Schemas['ProofOfOrder'];
export type TimeEntry = Schemas['TimeEntry'];
export type NewTimeEntry = Schemas['NewTimeEntry'];
export type OrderStatus = WorkOrder['status'];
export type OrderStep = Schemas['PossibleTransition'];
export type HistoryEntry = Schemas['HistoryEntry'];

export type Alarm = Schemas['Alarm'];
export type AlarmState = Alarm['state'];
export type Severity = Alarm['severity'];
export type Incident = Schemas['Incident'];
export type Rule = Schemas['Rule'];
export type NewRule = Schemas['NewRule'];

export type Forecast = Schemas['Forecast'];
export type PathStep = Schemas['PathStep'];
export type VisitProposal = Schemas['VisitProposal'];
export type Verdict = Schemas['Dismissal']['verdict'];
export type PredictionSetting = Schemas['PredictionSetting'];

export type Technician = Schemas['Technician'];
export type NewTechnician = Schemas['NewTechnician'];
export type TechnicianChanges = Schemas['TechnicianChanges'];
export type Leave = Schemas['Leave'];
export type NewLeave = Schemas['NewLeave'];
export type Booking = Schemas['Booking'];
export type Candidates = Schemas['Candidates'];
export type Offered = Schemas['Offered'];
export type Rejected = Schemas['Rejected'];
export type Day = Schemas['Day'];
export type DispatchMode = Day['mode'];

export type EquipmentKind = Schemas['EquipmentKind'];
export type AuditEntry = Schemas['AuditEntry'];
export type DataSubject = Schemas['DataSubject'];
export type PersonalData = Schemas['PersonalData'];
export type Erased = Schemas['Erased'];
export type Retention = Schemas['Retention'];
export type DeadLetter = Schemas['DeadLetter'];
export type DeadLetterContent = Schemas['DeadLetterContent'];
export type LogLine = Schemas['LogLine'];
export type Gateway = Schemas['Gateway'];
export type EnrolledGateway = Schemas['EnrolledGateway'];
export type Configuration = Schemas['Configuration'];
/** Ports, equipment, points and rules of an edge agent. */
export type ConfigurationDocument = Configuration['document'];

export type Point = Schemas['Point'];
export type Reading = Schemas['LastValue'];
export type Series = Schemas['SeriesAnswer'];
export type Thinning = Schemas['Thinning'];

export interface Page<Item> {
  items: Item[];
  next_cursor?: string | null;
}

export type Notification = Schemas['Notification'];
export type NotificationChoice = Schemas['Choice'];
export type Message = Schemas['Message'];
export type BranchEscalation = Schemas['BranchEscalation'];
export type MailSettings = Schemas['MailSettings'];
export type MailSettingsNow = Schemas['MailSettingsNow'];
export type ServiceReport = Schemas['ServiceReport'];
export type OnCallTime = Schemas['OnCall'];

export type Part = Schemas['Part'];
export type NewPart = Schemas['NewPart'];
export type PartChanges = Schemas['PartChanges'];
export type StockPlace = Schemas['Place'];
export type NewStockPlace = Schemas['NewPlace'];
export type StockPlaceChanges = Schemas['PlaceChanges'];
export type StockBalance = Schemas['Balance'];
export type StockMove = Schemas['Move'];
export type NewStockMove = Schemas['NewMove'];
export type PartsOfOrder = Schemas['PartsOfOrder'];
export type NeededPart = Schemas['NeededPart'];
export type UseOfPart = Schemas['UseOfPart'];

export type Invoice = Schemas['Invoice'];
export type InvoiceInList = Schemas['InvoiceInList'];
export type InvoiceLine = Schemas['InvoiceLine'];
export type InvoiceStatus = InvoiceInList['status'];
export type InvoiceShown = 'draft' | 'open' | 'overdue' | 'paid' | 'credited' | 'discarded' | 'credit_notes';
export type DraftLine = Schemas['LineOfDraft'];
export type CreditLine = Schemas['CreditLine'];
export type Payment = Schemas['Payment'];
export type PaymentRequest = Schemas['PaymentRequest'];
export type AllocationOfInvoice = Schemas['AllocationOfInvoice'];
export type CallbackToSettle = Schemas['PaymentCallback'];
export type PriceList = Schemas['PriceList'];
export type NewPriceList = Schemas['NewPriceList'];
export type Contract = Schemas['Contract'];
export type NewContract = Schemas['NewContract'];
export type Invoicing = Schemas['Invoicing'];
export type NewInvoicing = Schemas['NewInvoicing'];
export type ProviderState = Schemas['ProviderState'];

export type Profile = Schemas['Profile'];
export type ProfileChanges = Partial<Schemas['ProfileChanges']>;
export type OwnSession = Schemas['OwnSession'];
export type Passkey = Schemas['Passkey'];
export type CredentialLink = Schemas['CredentialLink'];
export type ServiceAccount = Schemas['ServiceAccount'];
export type NewServiceAccount = Schemas['NewServiceAccount'];
export type ShownKey = Schemas['ShownKey'];
export type SignInPolicy = Schemas['SignInPolicy'];
